import { connectionScope, namesConnections } from '../../apigateway/connections/connection-scope';
import { absentWhereStaged } from '../../apigateway/absence/absent-stage';
import { type InvokeGrant, invokeGrants, matchesRoute, namedStage } from '../../apigateway/connections/invoke-grants';
import { partsIn } from '../../cloudformation/conditions/branches';
import { formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Text } from '../../cloudformation/types';
import { MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { matchesWildcard } from '../../iam/arn';
import { allows } from '../../iam/statements';
import type { Policy } from '../policy';
import { developerGuide, github } from '../support/pages';

/** What posting to connections asks for, where that is what a resource is written for. */
const MANAGE =
  'To post to connections, allow execute-api:ManageConnections on arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/POST/@connections/* in place of execute-api:Invoke. To connect, allow execute-api:Invoke on …:${Api}/${Stage}/$connect.';

export const invokeArnShape: Policy = {
  id: 'invoke-arn-shape',
  category: 'runtime',
  severity: 'error',
  title: 'A grant to connect to a WebSocket API can match a route',
  why: 'Connecting to a WebSocket API that is authorized by AWS_IAM asks for execute-api:Invoke on API/STAGE/$connect. A resource with a method and a path, as REST APIs have it and as WebSocketApi.arnForExecuteApi() of the CDK writes it, has one part too many: IAM denies every connection. So it does where the stage is not there.',
  fix: 'Write arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/$connect; in the CDK webSocketApi.arnForExecuteApiV2("$connect", stage.stageName).',
  references: [
    developerGuide('apigateway-websocket-control-access-iam'),
    developerGuide('arn-format-reference'),
    github('aws/aws-cdk/issues/33218'),
  ],
  check(model, judge) {
    for (const grant of invokeGrants(model)) {
      const { statement, entry, api, text, resourceText } = grant;
      judge.about(statement.resource);
      if (!api || statement.effect.kind !== 'scalar' || isForConnections(grant)) continue;
      const isMatched = matchesRoute(api, text);
      const message = `${resourceText} matches no STAGE/ROUTE_KEY of the WebSocket API: execute-api:Invoke on it lets nobody connect.`;
      const stage = isMatched === true ? namedStage(text) : undefined;
      for (const when of partsIn(entry.when, [api.when])) {
        for (const { absence, given } of stage ? absentWhereStaged(model, api, stage, when) : []) {
          if ('reason' in absence) judge.unknown(statement.resource, entry.path, absence.reason, given);
          else
            for (const branch of absence.branches)
              judge.report(statement.resource, entry.path, noStage(resourceText, stage), branch);
        }
        if (isMatched === undefined)
          judge.unknown(statement.resource, entry.path, 'the resource is only known at deployment', when);
        if (isMatched === false)
          judge.report(
            statement.resource,
            entry.path,
            namesConnections(text) ? { message, fix: MANAGE } : message,
            when,
          );
      }
    }
  },
};

function noStage(resourceText: string, stage: Text = []): string {
  return `The API has no stage ${formatText(stage)}: execute-api:Invoke on ${resourceText} lets nobody connect.`;
}

/** Whether a resource is there for managing connections, which the statement allows too. */
function isForConnections({ statement, text }: InvokeGrant): boolean {
  if (allows(statement, MANAGE_CONNECTIONS, matchesWildcard) === false) return false;
  const { kind } = connectionScope(text);
  return (kind !== 'none' && kind !== 'other') || namesConnections(text);
}
