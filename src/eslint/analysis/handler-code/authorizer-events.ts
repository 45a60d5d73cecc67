import { eventKind, isDeclaredAuthorizer, readsOf } from './event-kinds';
import type { FunctionNode } from '../syntax';
import type { HandlerFile } from './handler-file';

/** Reads that authorizers of a REST API need and those of a WebSocket API have no use for: a handshake has neither. */
const REST_READ = /^(?:path|resource|body|requestContext\.(?:path|resourceId|protocol))\b/;
/** Routes of a REST API in the ARNs that a policy allows, and the helper of AWS's blueprint that writes them. */
const REST_ROUTE = /\/(?:GET|POST|PUT|PATCH|DELETE)\b(?!\/@connections)|HttpVerb/;
/** What browsers send the token of a handshake in: they set no other header. */
const HANDSHAKE_READ = /^(?:multiValueQ|q)ueryStringParameters\b/;
const SPEAKS = /websocket|\bwss?\b|\$connect\b|connectionId|sockets?\b/i;

/**
 * Whether what an authorizer is called with may be the handshake of a WebSocket API. Authorizers of REST APIs get an event
 * of the same shape: one that is declared as nothing counts where something says that clients are those of a WebSocket API.
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
