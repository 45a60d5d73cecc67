/** A hash in hexadecimal, or a date, with or without a time of day. */
const HEXADECIMAL = /[\dA-Fa-f]{8}$|20\d{6}T\d{4,6}Z?$/;
/** The end of a SHA-256 in Base64 (43 characters), without characters that a logical id cannot have. */
const BASE64 = /[\dA-Za-z]{32}$/;
/** 32 random characters have about 19 capitals and digits; names of words have fewer than this. */
const MOST_IN_WORDS = 10;

/**
 * Whether a name ends in a hash or a date, which gives a new deployment a new logical id. The Serverless Framework uses
 * the Base64 of a hash.
 */
export function endsInHashOrDate(name: string): boolean {
  if (HEXADECIMAL.test(name)) return true;
  const [end = ''] = BASE64.exec(name) ?? [];
  return /[a-z]/.test(end) && end.replace(/[a-z]/g, '').length > MOST_IN_WORDS;
}
