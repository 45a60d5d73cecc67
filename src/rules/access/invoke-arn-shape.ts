import { EXECUTE_API_ARN } from '../../aws/written-arns';
import { connectionScope, namesConnections } from '../../apigateway/connections/connection-scope';
import { branchesWithBareKey } from '../../apigateway/absence/bare-route-key';
import { absentWhereStaged } from '../../apigateway/absence/absent-stage';
import {
  type InvokeGrant,
  invokeGrants,
  matchesRoute,
  namedRouteKey,
  namedStage,
} from '../../apigateway/connections/invoke-grants';
import { type Branch, excluding, partsIn } from '../../cloudformation/conditions/branches';
import { formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Text } from '../../cloudformation/types';
import { MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { isNoArn, matchesWildcard } from '../../iam/arn';
import { allows } from '../../iam/statements';
import type { Api, Model } from '../../apigateway/model';
import type { Judge, Policy } from '../policy';
import { developerGuide, github } from '../support/pages';
import { reportBranches } from '../support/report-branches';

/** What posting to connections asks for, where that is what a resource is written for. */
const MANAGE =
  'To post to connections, allow execute-api:ManageConnections on arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/POST/@connections/* instead of execute-api:Invoke. To connect, allow execute-api:Invoke on …:${Api}/${Stage}/$connect.';

export const invokeArnShape: Policy = {
  id: 'invoke-arn-shape',
  category: 'runtime',
  severity: 'error',
  title: 'A grant to connect to a WebSocket API can match a route',
  why: 'With AWS_IAM authorization, connecting requires execute-api:Invoke on API/STAGE/$connect. A resource with a method and a path, the REST form that WebSocketApi.arnForExecuteApi() of the CDK writes, has one part too many: IAM denies every connection. It also does where the resource names a stage that does not exist.',
  fix: `Write ${EXECUTE_API_ARN}\${Api}/\${Stage}/$connect; in the CDK, webSocketApi.arnForExecuteApiV2("$connect", stage.stageName).`,
  references: [
    developerGuide('apigateway-websocket-control-access-iam'),
    developerGuide('arn-format-reference'),
    github('aws/aws-cdk/issues/33218'),
  ],
  check(model, judge) {
    for (const grant of invokeGrants(model)) {
      const { statement, entry, api } = grant;
      judge.about(statement.resource);
      if (!api || statement.effect.kind !== 'scalar' || isForConnections(grant)) continue;
      for (const when of partsIn(entry.when, [api.when])) checkGrant(model, judge, grant, api, when);
    }
  },
};

/** Judges a resource that names an API, in a branch in which both are there. */
function checkGrant(model: Model, judge: Judge, grant: InvokeGrant, api: Api, when: Branch): void {
  const { statement, entry, text, resourceText } = grant;
  const at = [statement.resource, entry.path] as const;
  const isMatched = matchesRoute(api, text);
  if (isMatched === undefined) judge.unknown(...at, 'the resource is only known at deployment', when);
  if (isMatched === false) {
    const message = `${resourceText} matches no STAGE/ROUTE_KEY of the WebSocket API${isNoArn(text) ? ', since it is not an ARN' : ''}: execute-api:Invoke on it lets nobody connect.`;
    judge.report(...at, namesConnections(text) ? { message, fix: MANAGE } : message, when);
  }
  if (isMatched !== true) return;
  const key = namedRouteKey(text) ?? '';
  const bare = branchesWithBareKey(api, key, when);
  const noRoute = `The API has no route ${key}, but it has $${key}: execute-api:Invoke on ${resourceText} lets nobody connect.`;
  reportBranches(judge, ...at, bare, noRoute);
  const stage = namedStage(text);
  for (const branch of stage ? excluding(when, bare) : [])
    for (const { absence, given } of absentWhereStaged(model, api, stage ?? [], branch)) {
      if ('reason' in absence) judge.unknown(...at, absence.reason, given);
      else reportBranches(judge, ...at, absence.branches, noStage(resourceText, stage));
    }
}

function noStage(resourceText: string, stage: Text = []): string {
  return `The API has no stage ${formatText(stage)}: execute-api:Invoke on ${resourceText} lets nobody connect.`;
}

/** Whether a resource is there for managing connections, which the statement allows too. */
function isForConnections({ statement, text }: InvokeGrant): boolean {
  if (allows(statement, MANAGE_CONNECTIONS, matchesWildcard) === false) return false;
  const { kind } = connectionScope(text);
  return (kind !== 'none' && kind !== 'other') || namesConnections(text);
}
