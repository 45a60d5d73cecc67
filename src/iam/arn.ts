import { joined, literalText, splitText } from '../cloudformation/intrinsics/symbolic-text';
import type { Text } from '../cloudformation/types';

/** An ARN in its six parts; any of them may hold symbols. */
export interface Arn {
  readonly partition: Text;
  readonly service: Text;
  readonly region: Text;
  readonly account: Text;
  /** Everything after the fifth colon. */
  readonly resource: Text;
}

/**
 * Splits an ARN into its parts.
 *
 * A symbol between literal colons counts as one part, as the author of the ARN means it.
 *
 * @returns undefined when the text does not start with a literal `arn:` or has fewer than six parts
 */
export function parseArn(text: Text): Arn | undefined {
  const parts = readArn(text);
  return parts?.isComplete ? parts.arn : undefined;
}

/**
 * Splits a `Resource` of an IAM statement into its parts, as IAM does: parts that are missing at the end are `*`.
 *
 * @returns undefined when it is no ARN, and when it is unknown which parts are missing: its end is known at deployment
 *   only, or a wildcard may include further colons
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function parseResourceArn(text: Text): Arn | undefined {
  if (literalText(text) === '*') return { partition: ALL, service: ALL, region: ALL, account: ALL, resource: ALL };
  const parts = readArn(text);
  if (!parts || parts.isComplete) return parts?.arn;
  const isOneField = (part: Text[number]): boolean =>
    typeof part === 'string' ? !part.includes('/') : part.kind !== 'unknown';
  return text.every(isOneField) ? parts.arn : undefined;
}

const ALL: Text = ['*'];

/** Whether a text is certainly no ARN: it begins otherwise, or with the id, the name or the address of a part of an API. */
export function isNoArn([first, ...rest]: Text): boolean {
  if (typeof first === 'string') return !first.startsWith('arn:') && (rest.length === 0 || !'arn:'.startsWith(first));
  if (first?.kind !== 'resource') return first === undefined;
  return first.resource.type.startsWith('AWS::ApiGatewayV2::') && first.attribute?.endsWith('Arn') !== true;
}

/** The parts of an ARN; those after its end are `*`. */
function readArn(text: Text): { readonly arn: Arn; readonly isComplete: boolean } | undefined {
  const [first] = text;
  if (typeof first !== 'string' || !first.startsWith('arn:')) return undefined;
  const [, partition = ALL, service = ALL, region = ALL, account = ALL, ...rest] = splitText(text, ':', true);
  const isComplete = rest.length > 0;
  const resource = isComplete ? joined(rest.flatMap((piece, index) => (index === 0 ? piece : [':', ...piece]))) : ALL;
  return { arn: { partition, service, region, account, resource }, isComplete };
}

/**
 * Whether a text matches a pattern of IAM: `*` is any run of characters, `/` and `:` included, `?` any one.
 * Linear in practice and never exponential, whatever the pattern: it goes back to the last star only.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0;
  let star = -1;
  let resume = 0;
  for (let t = 0; t < text.length;) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (pattern[p] === '?' || pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star !== -1) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Whether a text holds a wildcard of IAM. */
export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}
