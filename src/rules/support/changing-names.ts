/** A hash in hexadecimal, or a date, with or without a time of day. */
const HEXADECIMAL = /[\dA-Fa-f]{8}$|20\d{6}T\d{4,6}Z?$/;
/** How the Serverless Framework names a deployment: with a SHA-256 in Base64 (43 characters), as far as a logical id can have it. */
const SERVERLESS_FRAMEWORK = /^WebsocketsDeployment[\dA-Za-z]{32,43}$/;
/** The end of such a hash in any other name. */
const BASE64 = /[\dA-Za-z]{32}$/;
/** 32 random characters have about 19 capitals and digits; names of words have fewer than this. */
const MOST_IN_WORDS = 10;

/**
 * Whether a name ends in a hash or a date, which gives a new deployment a new logical id.
 */
export function endsInHashOrDate(name: string): boolean {
  if (HEXADECIMAL.test(name) || SERVERLESS_FRAMEWORK.test(name)) return true;
  const [end = ''] = BASE64.exec(name) ?? [];
  return /[a-z]/.test(end) && end.replace(/[a-z]/g, '').length > MOST_IN_WORDS;
}
