/** The origin of the value of an identity source of a WebSocket authorizer. */
export interface IdentitySource {
  readonly from: 'header' | 'querystring' | 'other';
  /** The name of the header or parameter, as it is written. */
  readonly name: string;
}

/**
 * Takes an identity source apart.
 *
 * @param text `route.request.header.NAME`, `route.request.querystring.NAME` or anything else
 */
function parseIdentitySource(text: string): IdentitySource {
  const match = /^route\.request\.(header|querystring)\.(.+)$/.exec(text.trim());
  if (!match) return { from: 'other', name: text.trim() };
  const [, from, name = ''] = match;
  return { from: from === 'header' ? 'header' : 'querystring', name };
}

/** Whether AWS takes a text as the identity source of a WebSocket authorizer. */
export function isIdentitySource(text: string): boolean {
  return /^(?:route\.request\.(?:querystring|header)|stageVariables|context)\.[a-zA-Z0-9._-]+$/.test(text.trim());
}

/** The identity sources of one item of `IdentitySource`, which may hold several, separated by commas. */
export function identitySources(item: string | undefined): readonly IdentitySource[] {
  return (item ?? '').split(',').map(parseIdentitySource);
}

/**
 * Headers that a browser sends with a WebSocket handshake. A script can add no others, and can choose no value but that
 * of `Sec-WebSocket-Protocol`.
 */
const HANDSHAKE = new Set([
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'cookie',
  'host',
  'origin',
  'pragma',
  'upgrade',
  'user-agent',
]);

/** Whether a header can come from a browser, or from a proxy on its way. */
export function isBrowserHeader(name: string): boolean {
  const header = name.toLowerCase();
  return HANDSHAKE.has(header) || /^(?:sec-|x-forwarded-|x-amzn-|cloudfront-)/.test(header);
}

const SECRET =
  /token|ticket|jwt|bearer|secret|passw|credential|session|signature|(?:api|access)[._-]?key|(?:^|[._-])(?:auth(?:orization)?|sid|sig|hmac|otp)(?:$|[._-])/i;

/** Whether the name of a parameter is that of a credential. */
export function isCredential(name: string): boolean {
  return SECRET.test(name);
}
