import { asText, formatText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Term } from '../../cloudformation/types';
import { matchesWildcard } from '../../iam/arn';
import {
  POLICY_TYPES,
  type Statement,
  type StatementResource,
  allows,
  mayNameAction,
  statementsOf,
} from '../../iam/statements';
import { perModel } from '../per-model';
import { type ConnectionScope, connectionScope } from './connection-scope';

const MANAGE_CONNECTIONS = 'execute-api:ManageConnections';

/** What actions of the service, and patterns that match them, begin with. */
const BEGINNINGS = 'eE*?';

/** One resource of a statement that allows managing WebSocket connections. */
export interface ConnectionGrant {
  readonly statement: Statement;
  readonly entry: StatementResource;
  readonly scope: ConnectionScope;
  /** How the resource is written, for messages. */
  readonly resourceText: string;
}

/**
 * Every resource on which some statement allows `execute-api:ManageConnections`.
 *
 * Statements that reach it by a wildcard alone (`*`, `execute-api:*`) count where the app has a WebSocket API; those
 * that name it count anywhere, since nothing but a WebSocket API has connections.
 */
export const connectionGrants = perModel((model): readonly ConnectionGrant[] => {
  const apis = new Set(model.apis.map(({ resource }) => resource));
  const policies = model.resourcesWhere(POLICY_TYPES, mayNameAction(BEGINNINGS));
  return policies.flatMap(statementsOf).flatMap((statement) => {
    if (statement.effect.kind !== 'scalar' || statement.effect.value !== 'Allow') return [];
    if (allows(statement, MANAGE_CONNECTIONS, matchesWildcard) !== true) return [];
    const isNamed = !statement.isNotAction && statement.actions.some(isManaging);
    if (!isNamed && model.apis.length === 0) return [];
    if (statement.isNotResource) return allButNamed(statement);
    return statement.resources.flatMap((entry): ConnectionGrant[] => {
      const text = asText(entry.term);
      const scope = text ? connectionScope(text) : ({ kind: 'unknown' } as const);
      // Next to other actions, a resource that is no connection is there for those.
      if ((scope.kind === 'other' || scope.kind === 'none') && !isForConnections(statement)) return [];
      const api = scope.kind === 'one-api' ? scope.api : undefined;
      // An API in sight that has no connections: `execute-api:*` on it is about invoking it.
      if (api && !apis.has(api)) return [];
      if (!isNamed && scope.kind !== 'every-api' && !api) return [];
      return [{ statement, entry, scope, resourceText: text ? formatText(text) : entry.term.kind }];
    });
  });
});

/** `NotResource` grants on every API but those it names, so on all of them unless it names all. */
function allButNamed(statement: Statement): readonly ConnectionGrant[] {
  const scopes = statement.resources.map(({ term }) => connectionScope(asText(term) ?? []).kind);
  const entry = statement.resources.at(0);
  if (!entry || scopes.includes('every-api')) return [];
  const scope = { kind: scopes.includes('unknown') ? 'unknown' : 'every-api' } as const;
  const path = [...statement.path, 'NotResource'];
  return [{ statement, entry: { ...entry, path }, scope, resourceText: 'NotResource' }];
}

/** Whether a statement allows managing connections and nothing else. */
function isForConnections({ actions, isNotAction }: Statement): boolean {
  return !isNotAction && actions.every(isManaging);
}

function isManaging(action: Term): boolean {
  return action.kind === 'scalar' && /^execute-api:manage/i.test(String(action.value));
}
