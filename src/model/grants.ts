import { matchesWildcard } from './arn';
import { connectionScope, type ConnectionScope } from './connections';
import type { Model } from './model';
import { allows, type Statement, type StatementResource } from './statements';
import { asText, formatText } from './term';

const MANAGE_CONNECTIONS = 'execute-api:ManageConnections';

/** One resource of a statement that allows managing WebSocket connections. */
export interface ConnectionGrant {
  readonly statement: Statement;
  readonly entry: StatementResource;
  readonly scope: ConnectionScope;
  /** How the resource is written, for messages. */
  readonly written: string;
}

/**
 * Every resource on which some statement allows `execute-api:ManageConnections`.
 *
 * Statements that reach it by a wildcard alone (`*`, `execute-api:*`) count where the app has a WebSocket API; those
 * that name it count anywhere, since nothing but a WebSocket API has connections.
 */
export function connectionGrants(model: Model): readonly ConnectionGrant[] {
  return model.statements.flatMap((statement) => {
    if (statement.effect.kind !== 'scalar' || statement.effect.value !== 'Allow') return [];
    if (allows(statement, MANAGE_CONNECTIONS, matchesWildcard) !== true) return [];
    const isNamed =
      !statement.isNotAction &&
      statement.actions.some((action) =>
        /^execute-api:manage/i.test(String(action.kind === 'scalar' ? action.value : '')),
      );
    if (!isNamed && model.apis.length === 0) return [];
    if (statement.isNotResource) {
      const [entry] = statement.resources;
      return entry
        ? [{ statement, entry, scope: { kind: 'every-api' } as const, written: 'everything but NotResource' }]
        : [];
    }
    return statement.resources.flatMap((entry): ConnectionGrant[] => {
      const text = asText(entry.term);
      const scope = text ? connectionScope(text) : ({ kind: 'unknown' } as const);
      if (scope.kind === 'other' && !(isNamed && isOnlyConnections(statement))) return [];
      // An API in sight that has no connections: `execute-api:*` on it is about invoking it.
      if (!isNamed && scope.kind !== 'every-api') {
        const isWebSocket =
          scope.kind === 'one-api' &&
          (scope.api === undefined || model.apis.some(({ resource }) => resource === scope.api));
        if (!isWebSocket || scope.api === undefined) return [];
      }
      return [{ statement, entry, scope, written: text ? formatText(text) : entry.term.kind }];
    });
  });
}

function isOnlyConnections({ actions }: Statement): boolean {
  return actions.every((action) => action.kind === 'scalar' && /^execute-api:/i.test(String(action.value)));
}
