import { INVOKE } from '../../aws/execute-api';
import { jointly } from '../../cloudformation/conditions/branches';
import {
  asText,
  formatText,
  literalText,
  onlySymbol,
  resourcesIn,
  splitText,
} from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Text } from '../../cloudformation/types';
import { hasWildcard, isNoArn, matchesWildcard, parseResourceArn } from '../../iam/arn';
import { NAME } from '../../iam/arn-pattern';
import { rulingsOf } from '../../iam/identity-policies';
import { type Allowance, permitted } from '../../iam/permitted';
import { ANY_NAME, type ResourceTarget, covers, expandApiArns } from '../../iam/resource-target';
import { mayBe, statementDoubt } from '../../iam/rulings';
import {
  POLICY_TYPES,
  type Statement,
  type StatementResource,
  allows,
  mayNameAction,
  statementsOf,
} from '../../iam/statements';
import { identityPolicies } from '../identity-policies';
import { perModel } from '../per-model';
import { apiOf } from '../apis/api-of';
import { branchesWithKey } from '../route-keys';
import type { Api, Model } from '../model';

/** One resource of a statement that allows `execute-api:Invoke`, which is connecting to a WebSocket API. */
export interface InvokeGrant {
  readonly statement: Statement;
  readonly entry: StatementResource;
  readonly text: Text;
  /** The WebSocket API of the app that it names; undefined for any other. */
  readonly api: Api | undefined;
  /** How the resource is written, for messages. */
  readonly resourceText: string;
}

/** Connecting to some API of the account that no template names. */
const ANY_CONNECTION: ResourceTarget = { service: 'execute-api', resource: [ANY_NAME, '/', NAME, '/$connect'] };

/** Every resource on which some statement allows `execute-api:Invoke`, or may do so. */
export const invokeGrants = perModel((model): readonly InvokeGrant[] => {
  if (model.apis.length === 0) return [];
  return model
    .resourcesWhere(POLICY_TYPES, mayNameAction('eE*?'))
    .flatMap(statementsOf)
    .filter((statement) => mayBe(statement.effect, 'Allow') && allows(statement, INVOKE, matchesWildcard) !== false)
    .flatMap((statement) => (statement.isNotResource ? allButNamed(statement) : named(model, statement)));
});

function named(model: Model, statement: Statement): readonly InvokeGrant[] {
  return statement.resources.flatMap((entry): InvokeGrant[] => {
    const text = asText(entry.term);
    return text ? [{ statement, entry, text, api: namedApi(model, text), resourceText: formatText(text) }] : [];
  });
}

/** `NotResource` grants on every API, unless it names them all. */
function allButNamed(statement: Statement): readonly InvokeGrant[] {
  const [entry] = statement.resources;
  if (!entry || statement.resources.some(({ term }) => covers(asText(term) ?? [], ANY_CONNECTION) !== false)) return [];
  const path = [...statement.path, 'NotResource'];
  return [{ statement, entry: { ...entry, path }, text: ['*'], api: undefined, resourceText: 'NotResource' }];
}

/** The branches in which a grant lets an identity invoke every API of the account. */
export function everyApiAllowances(model: Model, { statement, entry, text }: InvokeGrant): readonly Allowance[] {
  if (covers(text, ANY_CONNECTION) !== true) return [];
  const request = { action: INVOKE, target: ANY_CONNECTION };
  const policies = identityPolicies(model);
  const allow = { effect: 'Allow' as const, when: entry.when, doubt: statementDoubt(statement, INVOKE) };
  return policies.holdersOf(statement.resource).flatMap(({ holder, when }) => {
    const held = jointly(allow.when, when);
    if (!held) return [];
    const rulings = holder ? policies.rulings(holder, request, 'Deny') : rulingsOf(statement.resource, request, 'Deny');
    return permitted({ ...allow, when: held }, { holder, rulings }, request);
  });
}

/** Whether a resource can match a stage and a route key of an API: undefined where only deployment knows. */
export function matchesRoute({ routes, resource }: Api, text: Text): boolean | undefined {
  if (!resource) return undefined;
  if (isNoArn(text)) return false;
  const id = { kind: 'resource', resource } as const;
  const some: ResourceTarget['resource'] = [NAME];
  // Unlike names, route keys may contain a slash.
  const keys = routes.flatMap(({ key }) => (key?.includes('/') ? [[key]] : []));
  const answers = [some, ...keys].map((key) =>
    covers(text, { service: 'execute-api', resource: [id, '/', ...some, '/', ...key] }),
  );
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

/** The stage that a resource names; undefined where wildcards may stand for it, and for the resource of no API. */
export function namedStage(text: Text): Text | undefined {
  const [api, stage, ...keys] = splitText(parseResourceArn(expandApiArns(text))?.resource ?? [], '/', true);
  return api && stage && keys.length > 0 && !hasWildcard(formatText([...api, ...stage])) ? stage : undefined;
}

/** The key of the route that a resource names; undefined where it has more parts, or only deployment knows it. */
export function namedRouteKey(text: Text): string | undefined {
  const [, , key, more] = splitText(parseResourceArn(expandApiArns(text))?.resource ?? [], '/', true);
  return key && !more ? literalText(key) : undefined;
}

/** An API and the branch in which IAM alone decides who may connect. */
export interface IamGuard {
  readonly api: Api;
  readonly when: readonly Assumption[];
}

/** The APIs whose `$connect` is authorized by AWS_IAM. */
export const iamGuards = perModel((model): readonly IamGuard[] =>
  model.routes.flatMap((route) =>
    branchesWithKey(route, (key) => key === '$connect').flatMap((when) =>
      route.resource
        .cases('AuthorizationType')
        .filter(({ value }) => value.kind === 'scalar' && value.value === 'AWS_IAM')
        .flatMap((guarded) => {
          const both = jointly(when, guarded.when);
          return both ? [{ api: route.api, when: both }] : [];
        }),
    ),
  ),
);

function namedApi(model: Model, text: Text): Api | undefined {
  if (isNoArn(text)) return apiOf(model, resourcesIn(text)[0]);
  const arn = parseResourceArn(expandApiArns(text));
  const symbol = onlySymbol(splitText(arn?.resource ?? [], '/', true)[0] ?? []);
  return symbol?.kind === 'resource' ? apiOf(model, symbol.resource) : undefined;
}
