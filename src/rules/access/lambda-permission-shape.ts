import { SourceArn } from '../../apigateway/invocations/source-arn';
import { absentStage } from '../../apigateway/absence/absent-stage';
import type { Api, Model } from '../../apigateway/model';
import { branchesWithKey } from '../../apigateway/route-keys';
import { excluding, partsIn } from '../../cloudformation/conditions/branches';
import { formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import type { Judge, Policy, Verdict } from '../policy';
import { isApiGateway, isEverybody, checkPermissions } from '../support/function-permissions';

/** What an API of each protocol calls the function of a route as. */
const FORMS = { websocket: 'api/STAGE/ROUTE_KEY', http: 'api/STAGE/METHOD/PATH' } as const;

export const lambdaPermissionShape: Policy = {
  id: 'lambda-permission-shape',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'A permission for API Gateway can match a call',
  why: 'A WebSocket API calls a function as api/STAGE/ROUTE_KEY, an HTTP API as api/STAGE/METHOD/PATH, and both an authorizer as api/authorizers/ID. A SourceArn in the form of the other kind matches none of these, and neither does one with a stage that is not there: the call is refused, and clients get "Internal server error".',
  fix: 'Write two parts behind a WebSocket API: ${Api}/*/$connect (or another route key; * stands for the stage), three behind an HTTP API: ${Api}/*/GET/books, and ${Api}/authorizers/${Authorizer} for an authorizer.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html',
    'https://github.com/aws/aws-cdk/issues/19532',
  ],
  check(model, judge) {
    checkPermissions(model, judge, 'SourceArn', ({ principal, sourceArn }, permission) => {
      if (!isEverybody(principal) && !isApiGateway(principal)) return undefined;
      const source = SourceArn.of(sourceArn);
      const api = source?.api && model.apis.find(({ resource }) => resource === source.api);
      if (!source || !api) return undefined;
      if (source.hasForm(api.protocol))
        return source.stage && ofNoStage(model, judge, permission, api, source.stage, sourceArn);
      const keyless = api.routes.find(
        ({ resource }) => !resource.cases('RouteKey').every(({ value }) => value.kind === 'scalar'),
      );
      const outOfSight =
        api.hiddenBy ?? (keyless && `the key of route ${keyless.resource.logicalId} is only known at deployment`);
      const covered = api.routes.flatMap((route) =>
        branchesWithKey(route, (routeKey) => source.covers(api, { routeKey }) === true),
      );
      const none = partsIn(sourceArn.when, [api.when]).flatMap((given) => {
        const rest = excluding(given, covered);
        return rest === 'unknown' ? [] : rest;
      });
      const message = `${sourceArn.toString()} matches neither ${FORMS[api.protocol]} nor api/authorizers/ID: it lets nothing through.`;
      if (outOfSight === undefined) return none.map((when) => ({ message, when }));
      for (const when of none) judge.unknown(permission, 'SourceArn', outOfSight, when);
      return undefined;
    });
  },
};

/** What is wrong with a stage that the API does not have, where it has stages in sight. */
function ofNoStage(model: Model, judge: Judge, at: Resource, api: Api, stage: Text, { when }: Value): Verdict {
  const message = `The API has no stage ${formatText(stage)}: the permission lets nothing through.`;
  const staged = partsIn(
    when,
    api.stages.map((one) => one.when),
  );
  return staged.flatMap((given) => {
    const absence = absentStage(model, api, stage, given);
    if (absence && 'branches' in absence) return absence.branches.map((branch) => ({ message, when: branch }));
    if (absence) judge.unknown(at, 'SourceArn', absence.reason, given);
    return [];
  });
}
