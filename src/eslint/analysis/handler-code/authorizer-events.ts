import { eventKind, isDeclaredAuthorizer, readsOf } from './event-kinds';
import type { FunctionNode } from '../syntax';
import type { HandlerFile } from './handler-file';

/** Fields that authorizers of REST APIs read and the handshake of a WebSocket API does not have. */
const REST_READ = /^(?:path|resource|body|requestContext\.(?:path|resourceId|protocol))\b/;
/** Routes of a REST API in the ARNs of a policy, and the helper of AWS's blueprint for them. */
const REST_ROUTE = /\/(?:GET|POST|PUT|PATCH|DELETE)\b(?!\/@connections)|HttpVerb/;
/** The query string, in which browsers send tokens with the handshake, since they cannot set headers. */
const HANDSHAKE_READ = /^(?:multiValueQ|q)ueryStringParameters\b/;
const SPEAKS = /websocket|\bwss?\b|\$connect\b|connectionId|sockets?\b/i;

/**
 * Whether the event of an authorizer may be the handshake of a WebSocket API. Events of REST APIs have the same shape,
 * so that an event without a declared type counts only where something else shows a WebSocket API.
 */
export function isHandshake(file: HandlerFile, authorizer: FunctionNode): boolean {
  const kind = eventKind(file, authorizer);
  if (kind === 'foreign') return false;
  if (kind === 'websocket') return true;
  const reads = readsOf(file, authorizer);
  const { text } = file.sourceCode;
  if (reads.some((read) => REST_READ.test(read)) || REST_ROUTE.test(text)) return false;
  return (
    isDeclaredAuthorizer(file, authorizer) || reads.some((read) => HANDSHAKE_READ.test(read)) || speaks(file, text)
  );
}

function speaks({ name }: HandlerFile, text: string): boolean {
  return SPEAKS.test(text) || SPEAKS.test(name.split(/[/\\]/).slice(-4).join(' ').replaceAll(/[_-]/g, ' '));
}
