import { EXECUTE_API_ARN } from '../../aws/written-arns';
import { SourceArn } from '../../apigateway/invocations/source-arn';
import { branchesWithBareKey } from '../../apigateway/absence/bare-route-key';
import { absentWhereStaged } from '../../apigateway/absence/absent-stage';
import { apiOf } from '../../apigateway/apis/api-of';
import type { Api, Model } from '../../apigateway/model';
import { branchesWithKey } from '../../apigateway/route-keys';
import { type Branch, excluding, partsIn } from '../../cloudformation/conditions/branches';
import { formatText, literalText, resourcesIn } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import { isNoArn, matchesWildcard, parseArn } from '../../iam/arn';
import type { Judge, Policy, Violation } from '../policy';
import { isApiGateway, isEverybody, checkPermissions } from '../support/function-permissions';
import { literalReferences, outsideSub } from '../support/outside-sub';
import { developerGuide, github } from '../support/pages';
import { reportBeyondDoubt } from '../support/report-branches';

/** What an API of each protocol calls the function of a route as. */
export const FORMS = { websocket: 'api/STAGE/ROUTE_KEY', http: 'api/STAGE/METHOD/PATH' } as const;

export const MESSAGES = {
  formless: (arn: string, form: string) => `${arn} matches neither ${form} nor api/authorizers/ID: it allows no call.`,
};

export const lambdaPermissionShape: Policy = {
  id: 'lambda-permission-shape',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'A permission for API Gateway can match a call',
  why: 'A WebSocket API calls a function as api/STAGE/ROUTE_KEY, an HTTP API as api/STAGE/METHOD/PATH, and both call an authorizer as api/authorizers/ID. A SourceArn in the form of the other kind matches no call, nor does one of another service, without region or account, or with a stage that does not exist: AWS Lambda refuses the call, and clients get "Internal server error".',
  fix: `Begin with ${EXECUTE_API_ARN}. After a WebSocket API, write two parts: \${Api}/*/$connect (or another route key; * stands for the stage). After an HTTP API, write three: \${Api}/*/GET/books. For an authorizer, write \${Api}/authorizers/\${Authorizer}.`,
  references: [developerGuide('arn-format-reference'), github('aws/aws-cdk/issues/19532')],
  check(model, judge) {
    checkPermissions(model, judge, 'SourceArn', ({ principal, sourceArn }, permission) => {
      if (!isEverybody(principal) && !isApiGateway(principal)) return undefined;
      if (literalReferences(sourceArn.text, permission).some(({ resource }) => resource && apiOf(model, resource)))
        return misplaced(permission, sourceArn);
      const named = namesApi(model, sourceArn) ? nameOfAnotherKind(sourceArn) : undefined;
      if (named !== undefined) return named;
      const source = SourceArn.of(sourceArn);
      const id = source && logicalIdIn(model, source);
      if (id !== undefined) return logicalIdForId(permission, sourceArn, id);
      const api = source && apiOf(model, source.api);
      if (!source || !api) return undefined;
      if (source.isNowhere)
        return `${sourceArn.toString()} leaves out the region or the account: it matches no API, and allows no call.`;
      if (source.hasForm(api.protocol)) return nothingOfName({ model, judge, permission, api, source, sourceArn });
      checkForm({ model, judge, permission, api, source, sourceArn });
      return undefined;
    });
  },
};

/** What is wrong with a text that would name an API of the app, were it in Fn::Sub. */
function misplaced(permission: Resource, sourceArn: Value): Violation | undefined {
  const message = outsideSub(sourceArn, permission, 'it allows no call');
  return message === undefined ? undefined : { message, fix: `Write !Sub ${sourceArn.toString()}.` };
}

/** A permission with a `SourceArn` that names an API of the app. */
interface Named {
  readonly model: Model;
  readonly judge: Judge;
  readonly permission: Resource;
  readonly api: Api;
  readonly source: SourceArn;
  readonly sourceArn: Value;
}

/** The logical id of an API that is written where its id belongs. */
function logicalIdIn(model: Model, source: SourceArn): string | undefined {
  if (source.api) return undefined;
  return model.apis.find(({ resource }) => resource && source.hasLogicalIdOf(resource))?.resource?.logicalId;
}

function logicalIdForId(permission: Resource, sourceArn: Value, id: string): Violation {
  const isCreated = permission.declared !== permission;
  return {
    message: `${sourceArn.toString()} has the logical id ${id} where the id of the API belongs: it allows no call.`,
    fix: isCreated ? `Write !Ref ${id} instead of ${id}.` : `Write \${${id}} instead of ${id}, inside Fn::Sub.`,
  };
}

/** Whether a text names an API of the app. */
function namesApi(model: Model, { text = [] }: Value): boolean {
  return resourcesIn(text).some((resource) => apiOf(model, resource) !== undefined);
}

/** What is wrong with a text that names an API, where no call of an API comes from such a text. */
function nameOfAnotherKind(sourceArn: Value): string | undefined {
  const { text = [] } = sourceArn;
  if (isNoArn(text)) return `${sourceArn.toString()} is not an ARN: it allows no call.`;
  const service = literalText(parseArn(text)?.service ?? []);
  if (service && !matchesWildcard(service, 'execute-api'))
    return `${sourceArn.toString()} names service ${service}, but API Gateway calls functions as execute-api: it allows no call.`;
  return SourceArn.read(text)?.isElsewhere
    ? `${sourceArn.toString()} does not have the id of the API after the account: it allows no call.`
    : undefined;
}

/** Reports an ARN that has not the parts of a call. */
function checkForm({ judge, permission, api, source, sourceArn }: Named): void {
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
  const message = MESSAGES.formless(sourceArn.toString(), FORMS[api.protocol]);
  const doubts = [...api.hidden, ...keyless];
  for (const given of partsIn(sourceArn.when, [api.when]))
    reportBeyondDoubt(judge, permission, 'SourceArn', excluding(given, covered), message, doubts);
}

/** What is wrong with an ARN that has the parts of a call, and names a route or a stage that the API does not have. */
function nothingOfName(named: Named): readonly Violation[] {
  const { api, source, sourceArn } = named;
  const key = source.routeKey ?? '';
  const bare = branchesWithBareKey(api, key, sourceArn.when);
  const message = `The API has no route ${key}, but it has $${key}: the permission allows no call.`;
  const { stage } = source;
  const rest = stage ? excluding(sourceArn.when, bare).flatMap((when) => ofNoStage(named, stage, when)) : [];
  return [...bare.map((when) => ({ message, when })), ...rest];
}

/** What is wrong with a stage that the API does not have, where it has stages in sight. */
function ofNoStage({ model, judge, permission, api }: Named, stage: Text, when: Branch): readonly Violation[] {
  const message = `The API has no stage ${formatText(stage)}: the permission allows no call.`;
  return absentWhereStaged(model, api, stage, when).flatMap(({ absence, given }) => {
    if ('branches' in absence) return absence.branches.map((branch) => ({ message, when: branch }));
    judge.unknown(permission, 'SourceArn', absence.reason, given);
    return [];
  });
}
