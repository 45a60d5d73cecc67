import type { ConnectionScope } from '../../apigateway/connections/connection-scope';
import { MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { allowsAction, coversAction } from './allowed-actions';
import { grantedConnections } from './granted-connections';
import { perFile } from './per-file';
import type { SourceFile } from './source-file';
import { statements, type Statement } from './statements';
import { type Value, nodeOf, stringOf } from './static-values';
import type { Node } from './syntax';
import { allApis } from './websocket-constructs';

/** A resource of a statement that allows managing connections. */
export interface ConnectionGrant {
  readonly node: Node;
  readonly scope: ConnectionScope;
  /** The resource as it is written. */
  readonly resource: string;
}

/** The grants on WebSocket connections in the statements of a file. */
export const connectionGrants = perFile((file): readonly ConnectionGrant[] =>
  statements(file).flatMap((statement) => {
    if (!allowsManaging(file, statement) || isLimited(file)) return [];
    return statement.resources.flatMap((resource): ConnectionGrant[] => {
      const node = nodeOf(resource);
      const scope = node && grantedConnections(file, resource);
      return node && scope ? [{ node, scope, resource: resourceText(file, resource, node) }] : [];
    });
  }),
);

/** What says that statements of a file may be limits of what others grant, and no grants: boundaries, and policies of an organization. */
const LIMITING = /permissionsBoundary|(?:service|resource)_control_policy|aws[-_:]+organizations/i;

/** Whether a Deny statement, a permissions boundary or a policy of an organization may revoke grants of the file. */
export const isLimited = perFile(
  (file) =>
    LIMITING.test(file.sourceCode.text) ||
    statements(file).some(
      (statement) =>
        // Whether it may deny is asked last: it follows the statement through the file.
        (statement.isOpen || statement.actions.some((action) => coversManaging(action))) && statement.mayDeny,
    ),
);

/**
 * Whether a statement names the action. A wildcard that includes it counts only where the file makes a WebSocket API:
 * elsewhere it may be about something else.
 */
function allowsManaging(file: SourceFile, statement: Statement): boolean {
  return allowsAction(statement, (action) => isManaging(file, action));
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
