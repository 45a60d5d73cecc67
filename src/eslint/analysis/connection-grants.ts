import type { ConnectionScope } from '../../apigateway/connections/connection-scope';
import { MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { allowsAction, coversAction } from './allowed-actions';
import { grantedConnections } from './granted-connections';
import { perFile } from './per-file';
import type { SourceFile } from './source-file';
import { type Creation, type Value, nodeOf, stringOf } from './static-values';
import type { Node } from './syntax';
import { allApis } from './websocket-constructs';

/** A resource of a `PolicyStatement` that allows managing connections. */
export interface ConnectionGrant {
  readonly node: Node;
  readonly scope: ConnectionScope;
  /** The resource as it is written. */
  readonly resource: string;
}

/** The grants on WebSocket connections in the statements of a file. */
export const connectionGrants = perFile((file): readonly ConnectionGrant[] =>
  file.made('iam.PolicyStatement').flatMap((statement) => {
    if (!allowsManaging(file, statement) || isLimited(file)) return [];
    const resources = file.evaluator.property(file.props(statement), 'resources');
    if (resources.kind !== 'array') return [];
    return resources.items.flatMap((resource): ConnectionGrant[] => {
      const node = nodeOf(resource);
      const scope = node && grantedConnections(file, resource);
      return node && scope ? [{ node, scope, resource: resourceText(file, resource, node) }] : [];
    });
  }),
);

/** Whether a Deny statement or a permissions boundary may revoke grants of the file. */
export const isLimited = perFile(
  (file) =>
    /permissionsBoundary/i.test(file.sourceCode.text) ||
    file.made('iam.PolicyStatement').some((statement) => {
      const effect = file.evaluator.property(file.props(statement), 'effect');
      const actions = file.evaluator.property(file.props(statement), 'actions');
      const isDeny = effect.kind === 'symbol' && effect.symbol === 'iam.Effect.DENY';
      return isDeny && (actions.kind !== 'array' || actions.items.some((action) => coversManaging(action)));
    }),
);

/**
 * Whether a statement names the action. A wildcard that includes it counts only where the file makes a WebSocket API:
 * elsewhere it may be about something else.
 */
function allowsManaging(file: SourceFile, statement: Creation): boolean {
  return allowsAction(file, statement, (action) => isManaging(file, action));
}

/** Whether an action, or a pattern of actions, is that of managing connections. */
export function coversManaging(action: Value): boolean {
  return coversAction(action, MANAGE_CONNECTIONS);
}

function isManaging(file: SourceFile, action: Value): boolean {
  const pattern = stringOf(action)?.toLowerCase();
  if (pattern === undefined || !coversManaging(action)) return false;
  return pattern.startsWith('execute-api:manage') || allApis(file).length > 0;
}

/** The resource as a message quotes it: the ARN, and not the name of the constant that holds it. */
function resourceText({ sourceCode, evaluator }: SourceFile, resource: Value, node: Node): string {
  return stringOf(resource) ?? sourceCode.getText(evaluator.origin(node)).replaceAll(/\s+/g, ' ');
}
