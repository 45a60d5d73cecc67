import { connectionScope } from '../../apigateway/connections/connection-scope';
import { type InvokeGrant, invokeGrants, matchesRoute } from '../../apigateway/connections/invoke-grants';
import { partsIn } from '../../cloudformation/conditions/branches';
import { MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { matchesWildcard } from '../../iam/arn';
import { allows } from '../../iam/statements';
import type { Policy } from '../policy';

export const invokeArnShape: Policy = {
  id: 'invoke-arn-shape',
  category: 'runtime',
  severity: 'error',
  title: 'A grant to connect to a WebSocket API can match a route',
  why: 'Connecting to a WebSocket API that is authorized by AWS_IAM asks for execute-api:Invoke on API/STAGE/$connect. A resource with a method and a path, as REST APIs have it and as WebSocketApi.arnForExecuteApi() of the CDK writes it, has one part too many: IAM denies every connection.',
  fix: 'Write arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/$connect; in the CDK webSocketApi.arnForExecuteApiV2("$connect", stage.stageName).',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html',
    'https://github.com/aws/aws-cdk/issues/33218',
  ],
  check(model, judge) {
    for (const grant of invokeGrants(model)) {
      const { statement, entry, api, text, resourceText } = grant;
      judge.about(statement.resource);
      if (!api || statement.effect.kind !== 'scalar' || isForConnections(grant)) continue;
      const isMatched = matchesRoute(api, text);
      const message = `${resourceText} matches no STAGE/ROUTE_KEY of the WebSocket API: execute-api:Invoke on it lets nobody connect.`;
      for (const when of partsIn(entry.when, [api.when])) {
        if (isMatched === undefined)
          judge.unknown(statement.resource, entry.path, 'the resource is only known at deployment', when);
        if (isMatched === false) judge.report(statement.resource, entry.path, message, when);
      }
    }
  },
};

/** Whether a resource is there for managing connections, which the statement allows too. */
function isForConnections({ statement, text }: InvokeGrant): boolean {
  const { kind } = connectionScope(text);
  return allows(statement, MANAGE_CONNECTIONS, matchesWildcard) !== false && kind !== 'none' && kind !== 'other';
}
