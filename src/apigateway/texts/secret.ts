/** Longer than any value of a stage variable, in characters. */
const MAX_LENGTH = 4096;

/** Values that are secrets under any name, and what each is. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/, 'an AWS access key id'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/, 'a JSON Web Token'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}\b/, 'a GitHub token'],
  [/\bxox[abeoprs]-[\w-]{10,}/, 'a Slack token'],
  [/\b[rs]k_live_\w{16,}/, 'a Stripe key'],
  [/^[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@]*:[^\s/@]+@/i, 'a URL with a password'],
];

/** The ends of names for passwords: every text under such a name is one, unless it refers to a stored one. */
const PASSWORD = /(?:password|passwd|passphrase|pwd)$/;
/** The ends of names for secrets or for the names of secrets. */
const SECRET = /(?:secret|token|(?:api|access|secret|private|signing|encryption|auth)key)$/;

/** A reference to a secret (a path, an ARN, a URL), or a placeholder for one. */
const REFERENCE = /^[\w.+-]*(?:\/[\w.+-]+)+$|^[\w.+-]+:|[<>{}*]|^(?:change|replace|your|example|dummy)/i;
/** The name of a secret: `chat-database-password`. */
const SECRET_NAME = /[-_.](?:password|passwd|pwd|secret|token|key|credentials?)$/i;
const SWITCH = /^(?:true|false|yes|no|on|off|none|null|enabled|disabled|required|optional|\d{0,3})$/i;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What secret a written value holds.
 *
 * A missed secret is better than a false alarm: under names such as `token` only values that look random count.
 *
 * @param name what the value is called: `databasePassword`
 * @param value the literal value
 * @returns what it is, for a message: `a password`; undefined when nothing shows that it is a secret
 */
export function secretIn(name: string, value: string): string | undefined {
  const text = value.trim();
  if (text.length > MAX_LENGTH) return undefined;
  const shape = SHAPES.find(([pattern]) => pattern.test(text));
  if (shape) return shape[1];
  if ([REFERENCE, SECRET_NAME, SWITCH].some((pattern) => pattern.test(text))) return undefined;
  const letters = name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
  if (PASSWORD.test(letters)) return 'a password';
  return SECRET.test(letters) && looksRandom(text) ? 'a secret' : undefined;
}

/** Whether a text alternates between letters and digits often, as keys do and names do not. */
function looksRandom(text: string): boolean {
  if (UUID.test(text)) return true;
  if (text.length < 16 || /[\s./]/.test(text)) return false;
  const turns = text.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g) ?? [];
  return turns.length >= 4;
}
