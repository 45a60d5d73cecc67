/** A name that a header of HTTP can have. */
export const HTTP_HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** Headers that API Gateway writes itself, in lower case, as far as they have one name each. */
const NAMES = new Set([
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-location',
  'forwarded',
  'keep-alive',
  'origin',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailers',
  'transfer-encoding',
  'upgrade',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
]);
/** The rest of them. */
const PREFIX = /^(?:access-control|apigw|x-amzn?)-/;

/**
 * Whether a parameter mapping of an HTTP API can have no header of a name, upper and lower case alike.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function isReservedHeader(header: string): boolean {
  const name = header.toLowerCase();
  return NAMES.has(name) || PREFIX.test(name);
}
