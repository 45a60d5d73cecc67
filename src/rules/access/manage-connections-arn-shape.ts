import { EXECUTE_API_ARN } from '../../aws/written-arns';
import type { Absence, Model } from '../../apigateway/model';
import { apiOf } from '../../apigateway/apis/api-of';
import { protocolBranch } from '../../cloudformation/openapi/api-protocol';
import { type ConnectionGrant, connectionGrants } from '../../apigateway/connections/connection-grants';
import { absentStage } from '../../apigateway/absence/absent-stage';
import { type Branch, jointly } from '../../cloudformation/conditions/branches';
import { asText, formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Term } from '../../cloudformation/types';
import { hasWildcard, isNoArn, parseResourceArn } from '../../iam/arn';
import type { Judge, Policy } from '../policy';
import { literalReferences, mayBeReplaced, standsOutsideSub } from '../support/outside-sub';
import { developerGuide, github } from '../support/pages';

export const manageConnectionsArnShape: Policy = {
  id: 'manage-connections-arn-shape',
  category: 'runtime',
  severity: 'error',
  title: 'A grant to manage connections can match a connection',
  why: 'The ARN of a connection ends in api/stage/METHOD/@connections/id. A resource in another form, of another kind of API or of a stage that does not exist matches no connection, and posting to one fails with AccessDeniedException.',
  fix: `Write !Sub ${EXECUTE_API_ARN}\${Api}/\${Stage}/POST/@connections/*.`,
  references: [developerGuide('apigateway-websocket-control-access-iam'), github('aws/aws-cdk/issues/18410')],
  isAboutAnyApp: true,
  check(model, judge) {
    for (const grant of connectionGrants(model)) {
      judge.about(grant.statement.resource);
      for (const { when } of grant.allowances) checkGrant(model, judge, grant, when);
    }
  },
};

/** Judges a resource that somebody is granted, in a branch. */
function checkGrant(model: Model, judge: Judge, grant: ConnectionGrant, granted: Branch): void {
  const { statement, entry, scope, otherApi, resourceText } = grant;
  const report = (why: string, when = granted): void => {
    const message = `${resourceText} matches no connection${why}: unless something else allows it, posting to one fails with AccessDeniedException.`;
    judge.report(statement.resource, entry.path, message, when);
  };
  const [reference] = literalReferences(asText(entry.term), statement.resource);
  if (reference) {
    const doubt = mayBeReplaced(statement.resource);
    if (doubt === undefined) report(`, since it ${standsOutsideSub(reference)}`);
    else judge.unknown(statement.resource, entry.path, doubt, granted);
    return;
  }
  if (scope.kind === 'none' || scope.kind === 'other') report(reasonOf(entry.term));
  if (otherApi) checkOtherApi(otherApi, granted, report);
  const api = scope.kind === 'one-api' && !otherApi && apiOf(model, scope.api);
  if (!api || hasWildcard(formatText(scope.stageName))) return;
  const given = jointly(granted, api.when);
  if (!given) return;
  const absence = api.stages.length > 0 ? absentStage(model, api, scope.stageName, given) : OUT_OF_SIGHT;
  if (absence && 'branches' in absence) {
    for (const branch of absence.branches)
      report(`, since the API has no stage ${formatText(scope.stageName)}`, branch);
  } else if (absence) judge.unknown(statement.resource, entry.path, absence.reason, given);
}

/** Nothing shows where the API has its stages. */
const OUT_OF_SIGHT: Absence = { reason: 'stages of the API are out of sight' };

/** Why a resource matches nothing, where it is no ARN or one of its fields is empty. */
function reasonOf(term: Term): string {
  const text = asText(term) ?? [];
  const arn = parseResourceArn(text);
  if (!arn) return isNoArn(text) ? ', since it is not an ARN' : '';
  const empty = (['region', 'account'] as const).find((field) => arn[field].length === 0);
  return empty ? `, since its ${empty} is empty` : '';
}

/** Reports why an ARN matches nothing. */
type Report = (why: string, when: readonly Assumption[]) => void;

/** An API in sight that is no WebSocket API, in the branches in which that is certain. */
function checkOtherApi(api: Resource, given: readonly Assumption[], report: Report): void {
  const kind = OTHER_APIS.get(api.type);
  if (kind !== undefined) report(`, since ${api.declared.logicalId} is ${kind}`, given);
  else if (api.type === 'AWS::ApiGatewayV2::Api') checkHttp(api, given, report);
}

function checkHttp(api: Resource, given: readonly Assumption[], report: Report): void {
  const http = protocolBranch(api, 'http');
  const when = http && jointly(given, http);
  if (when) report(`, since ${api.declared.logicalId} is an HTTP API`, when);
}

/** APIs that have no connections. */
const OTHER_APIS = new Map([
  ['AWS::ApiGateway::RestApi', 'a REST API'],
  ['AWS::Serverless::Api', 'a REST API'],
  ['AWS::Serverless::HttpApi', 'an HTTP API'],
]);
