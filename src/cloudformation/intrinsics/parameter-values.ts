import { type JsonObject, isList, own } from '../document/json';

/** Longer patterns and values are not evaluated: no list of environments or the like is as long. */
const MAX_LENGTH = 200;
/** With more quantifiers, or with one after a group, a pattern may backtrack for ever. */
const MAX_QUANTIFIERS = 2;

/** `(dev|test|prod)`, and nothing but words in it. */
const WORDS = /^\^?(?:\((?:\?:)?)?([\w-]+(?:\|[\w-]+)*)\)?\$?$/;

/**
 * The values that a parameter can have, where its declaration lists them: `AllowedValues`, or words in
 * `AllowedPattern`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function listedValues(parameter: JsonObject): readonly string[] | undefined {
  const allowed = own(parameter, 'AllowedValues');
  if (isList(allowed)) return allowed.map(String).filter((value) => admits(parameter, value));
  const pattern = own(parameter, 'AllowedPattern');
  if (typeof pattern !== 'string' || pattern.length > MAX_LENGTH) return undefined;
  const words = WORDS.exec(pattern)?.[1];
  // Without parentheses, ^ and $ belong to the first and the last word alone.
  if (words === undefined || (words.includes('|') && !(pattern.includes('(') && pattern.includes(')'))))
    return undefined;
  return words.split('|').filter((value) => admits(parameter, value));
}

/**
 * Whether a parameter can have a value, by its length, its size and its pattern; a pattern that cannot be tried admits
 * all.
 */
export function admits(parameter: JsonObject, value: string): boolean {
  const number = (name: string): number => Number(own(parameter, name) ?? NaN);
  // A limit that is not set is NaN, with which every comparison is false.
  if (value.length < number('MinLength') || value.length > number('MaxLength')) return false;
  if (own(parameter, 'Type') === 'Number') {
    if (Number(value) < number('MinValue') || Number(value) > number('MaxValue')) return false;
  }
  const pattern = own(parameter, 'AllowedPattern');
  return typeof pattern !== 'string' || matchesWhole(pattern, value) !== false;
}

/** CloudFormation requires the pattern to match the whole value. */
function matchesWhole(pattern: string, value: string): boolean | undefined {
  const isTame =
    pattern.length <= MAX_LENGTH &&
    value.length <= MAX_LENGTH &&
    (pattern.match(/[*+{]/g) ?? []).length <= MAX_QUANTIFIERS &&
    // Not evaluated: groups that repeat, look-around, back-references, and syntax that differs between Java and
    // JavaScript.
    !/\)[*+?{]|\(\?[^:]|\\[^dwsDWS.\-/\\$^]|\[[^\]]*(?:\[|&&)/.test(pattern);
  if (!isTame) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    return undefined;
  }
}
