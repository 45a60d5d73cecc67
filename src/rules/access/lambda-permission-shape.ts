import { SourceArn } from '../../apigateway/invocations/source-arn';
import { absentWhereStaged } from '../../apigateway/absence/absent-stage';
import type { Api, Model } from '../../apigateway/model';
import { branchesWithKey } from '../../apigateway/route-keys';
import { excluding, partsIn } from '../../cloudformation/conditions/branches';
import { formatText, literalText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import { matchesWildcard, parseArn } from '../../iam/arn';
import type { Judge, Policy, Verdict } from '../policy';
import { isApiGateway, isEverybody, checkPermissions } from '../support/function-permissions';
import { developerGuide, github } from '../support/pages';
import { reportBeyondDoubt } from '../support/report-branches';

/** What an API of each protocol calls the function of a route as. */
const FORMS = { websocket: 'api/STAGE/ROUTE_KEY', http: 'api/STAGE/METHOD/PATH' } as const;

export const lambdaPermissionShape: Policy = {
  id: 'lambda-permission-shape',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'A permission for API Gateway can match a call',
  why: 'A WebSocket API calls a function as api/STAGE/ROUTE_KEY, an HTTP API as api/STAGE/METHOD/PATH, and both an authorizer as api/authorizers/ID. A SourceArn in the form of the other kind matches none of these, and neither does one of another service, without region or account, or with a stage that is not there: the call is refused, and clients get "Internal server error".',
  fix: 'Begin with arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:. Write two parts behind a WebSocket API: ${Api}/*/$connect (or another route key; * stands for the stage), three behind an HTTP API: ${Api}/*/GET/books, and ${Api}/authorizers/${Authorizer} for an authorizer.',
  references: [developerGuide('arn-format-reference'), github('aws/aws-cdk/issues/19532')],
  check(model, judge) {
    checkPermissions(model, judge, 'SourceArn', ({ principal, sourceArn }, permission) => {
      if (!isEverybody(principal) && !isApiGateway(principal)) return undefined;
      const wrong = wrongService(model, sourceArn);
      if (wrong !== undefined) return wrong;
      const source = SourceArn.of(sourceArn);
      const api = source?.api && model.apis.find(({ resource }) => resource === source.api);
      if (!source || !api) return undefined;
      if (source.isNowhere)
        return `${sourceArn.toString()} leaves out the region or the account: it matches no API, and lets nothing through.`;
      if (source.hasForm(api.protocol))
        return source.stage && ofNoStage(model, judge, permission, api, source.stage, sourceArn);
      const keyless = api.routes.flatMap(({ resource, when }) =>
        resource
          .cases('RouteKey')
          .filter(({ value }) => value.kind !== 'scalar')
          .map((open) => ({
            when: [...when, ...open.when],
            reason: `the key of route ${resource.logicalId} is only known at deployment`,
          })),
      );
      const covered = api.routes.flatMap((route) =>
        branchesWithKey(route, (routeKey) => source.covers(api, { routeKey }) === true),
      );
      const message = `${sourceArn.toString()} matches neither ${FORMS[api.protocol]} nor api/authorizers/ID: it lets nothing through.`;
      const doubts = [...api.hidden, ...keyless];
      for (const given of partsIn(sourceArn.when, [api.when]))
        reportBeyondDoubt(judge, permission, 'SourceArn', excluding(given, covered), message, doubts);
      return undefined;
    });
  },
};

/** What is wrong with an ARN that names an API of the app, and is of another service than calls are. */
function wrongService(model: Model, sourceArn: Value): string | undefined {
  const { text = [] } = sourceArn;
  const service = literalText(parseArn(text)?.service ?? []);
  if (!service || matchesWildcard(service, 'execute-api')) return undefined;
  const isOfApi = text.some(
    (part) =>
      typeof part === 'object' &&
      part.kind === 'resource' &&
      model.apis.some(({ resource }) => resource === part.resource),
  );
  if (!isOfApi) return undefined;
  return `${sourceArn.toString()} is of service ${service}, and API Gateway calls functions as execute-api: it lets nothing through.`;
}

/** What is wrong with a stage that the API does not have, where it has stages in sight. */
function ofNoStage(model: Model, judge: Judge, at: Resource, api: Api, stage: Text, { when }: Value): Verdict {
  const message = `The API has no stage ${formatText(stage)}: the permission lets nothing through.`;
  return absentWhereStaged(model, api, stage, when).flatMap(({ absence, given }) => {
    if ('branches' in absence) return absence.branches.map((branch) => ({ message, when: branch }));
    judge.unknown(at, 'SourceArn', absence.reason, given);
    return [];
  });
}
