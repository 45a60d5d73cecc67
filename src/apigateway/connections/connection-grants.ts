import { MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { excluding, partsIn } from '../../cloudformation/conditions/branches';
import { asText, formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource, Term } from '../../cloudformation/types';
import { matchesWildcard } from '../../iam/arn';
import type { Allowance } from '../../iam/permitted';
import { mayBe } from '../../iam/rulings';
import {
  POLICY_TYPES,
  type Statement,
  type StatementResource,
  allows,
  mayNameAction,
  statementsOf,
} from '../../iam/statements';
import { besideApis } from '../apis/api-branches';
import { apiOf } from '../apis/api-of';
import { perModel } from '../per-model';
import type { Model } from '../model';
import { type ConnectionScope, connectionScope, namesConnections } from './connection-scope';
import { grantEffects } from './grant-effect';

/** What actions of the service, and patterns that match them, begin with. */
const BEGINNINGS = 'eE*?';

/** One resource of a statement that allows managing WebSocket connections. */
export interface ConnectionGrant {
  readonly statement: Statement;
  readonly entry: StatementResource;
  /** What the resource covers, without what a Deny or a permissions boundary takes away. */
  readonly scope: ConnectionScope;
  /** The API it names, where that is in sight and not known to be a WebSocket API. */
  readonly otherApi: Resource | undefined;
  /** The branches in which an identity has it. */
  readonly allowances: readonly Allowance[];
  /** How the resource is written, for messages. */
  readonly resourceText: string;
}

/**
 * Every resource of a statement that allows `execute-api:ManageConnections` or, as far as is known, may allow it.
 *
 * Statements that reach the action by a wildcard alone (`*`, `execute-api:*`) count where the app has a WebSocket API;
 * those that name it count anywhere, since nothing but a WebSocket API has connections.
 */
export const connectionGrants = perModel((model): readonly ConnectionGrant[] => {
  const policies = model.resourcesWhere(POLICY_TYPES, mayNameAction(BEGINNINGS));
  return policies.flatMap(statementsOf).flatMap((statement) => {
    if (!mayBe(statement.effect, 'Allow') || allows(statement, MANAGE_CONNECTIONS, matchesWildcard) === false)
      return [];
    const isNamed = !statement.isNotAction && statement.actions.some(isManaging);
    if (!isNamed && model.apis.length === 0) return [];
    const stated = statement.isNotResource ? allButNamed(statement) : statedGrants(model, statement, isNamed);
    return stated.flatMap((grant) => effective(model, grant));
  });
});

type StatedGrant = Omit<ConnectionGrant, 'allowances'>;

function statedGrants(model: Model, statement: Statement, isNamed: boolean): readonly StatedGrant[] {
  const entries = isNamed ? statement.resources : statement.resources.flatMap((entry) => whereApis(model, entry));
  return entries.flatMap((entry): StatedGrant[] => {
    const text = asText(entry.term);
    const scope = text ? connectionScope(text) : ({ kind: 'unknown' } as const);
    // A statement with other actions may have resources for those: one that does not name connections is not judged.
    const isMeant = scope.kind === 'none' && namesConnections(text ?? []);
    if ((scope.kind === 'other' || scope.kind === 'none') && !isMeant && !isForConnections(statement)) return [];
    const api = scope.kind === 'one-api' ? scope.api : undefined;
    if (!isNamed && !isMeant && scope.kind !== 'every-api' && scope.kind !== 'unknown' && !api) return [];
    const resourceText = text ? formatText(text) : entry.term.kind;
    return (
      kindsOfApi(model, api, entry)
        // On an API in sight that has no connections, `execute-api:*` is about invoking it.
        .filter(({ otherApi }) => !otherApi || isForConnections(statement))
        .map((one) => ({ statement, scope, resourceText, ...one }))
    );
  });
}

/** A resource of a statement that names an API: in the branches in which that is a WebSocket API, and in the others. */
function kindsOfApi(
  model: Model,
  named: Resource | undefined,
  entry: StatementResource,
): readonly Pick<ConnectionGrant, 'entry' | 'otherApi'>[] {
  const api = apiOf(model, named);
  if (!api) return [{ entry, otherApi: named }];
  const others = excluding(entry.when, [api.when]);
  return [
    ...partsIn(entry.when, [api.when]).map((when) => ({ entry: { ...entry, when }, otherApi: undefined })),
    ...others.map((when) => ({ entry: { ...entry, when }, otherApi: named })),
  ];
}

/** A resource of a statement, for each branch in which there is an API. */
function whereApis(model: Model, entry: StatementResource): readonly StatementResource[] {
  return besideApis(model, entry.when).map((when) => ({ ...entry, when }));
}

/** `NotResource` grants on every API but those it names, so on all of them unless it names all. */
function allButNamed(statement: Statement): readonly StatedGrant[] {
  const scopes = statement.resources.map(({ term }) => connectionScope(asText(term) ?? []));
  const entry = statement.resources.at(0);
  if (!entry || scopes.some(({ kind }) => kind === 'every-api')) return [];
  const isOpen = scopes.some(({ kind }) => kind === 'unknown');
  const scope: ConnectionScope = isOpen ? { kind: 'unknown' } : connectionScope(['*']);
  const path = [...statement.path, 'NotResource'];
  return [{ statement, entry: { ...entry, path }, scope, otherApi: undefined, resourceText: 'NotResource' }];
}

/** What a Deny or a permissions boundary leaves of a grant, for every identity that has it. */
function effective(model: Model, grant: StatedGrant): readonly ConnectionGrant[] {
  const { scope, entry } = grant;
  if (scope.kind !== 'every-api' && scope.kind !== 'one-api')
    return [{ ...grant, allowances: [{ when: entry.when, doubt: undefined }] }];
  return grantEffects(model, grant.statement, entry, scope).map(({ methods, allowances }) => ({
    ...grant,
    scope: { ...scope, methods },
    allowances,
  }));
}

/** Whether a statement allows managing connections and nothing else. */
function isForConnections({ actions, isNotAction }: Statement): boolean {
  return !isNotAction && actions.every(isManaging);
}

function isManaging(action: Term): boolean {
  return action.kind === 'scalar' && /^execute-api:manage/i.test(String(action.value));
}
