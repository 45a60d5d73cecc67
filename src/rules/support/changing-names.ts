/** A hash in hexadecimal, or a date, with or without a time of day. */
const HEXADECIMAL = /[\dA-Fa-f]{8}$|20\d{6}T\d{4,6}Z?$/;
/** The end of a SHA-256 in Base64, which has 43 characters: those that a logical id cannot have are left out of it. */
const BASE64 = /[\dA-Za-z]{32}$/;
/** In 32 random characters there are about 19 capitals and digits; in a name of words, few. */
const MOST_IN_WORDS = 10;

/**
 * Whether a name ends in a hash or a date, with which its author gives a new deployment a new logical id. The Serverless
 * Framework puts the Base64 of a hash there.
 */
export function endsInHashOrDate(name: string): boolean {
  if (HEXADECIMAL.test(name)) return true;
  const [end = ''] = BASE64.exec(name) ?? [];
  return /[a-z]/.test(end) && end.replace(/[a-z]/g, '').length > MOST_IN_WORDS;
}
