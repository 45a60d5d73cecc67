import { type JsonObject, isList, own } from '../document/json';

/** Longer patterns and values are not tried: they are nobody's list of environments. */
const MAX_LENGTH = 200;
/** More of them, or one behind a group, can make a pattern take for ever. */
const MAX_QUANTIFIERS = 2;

/** `(dev|test|prod)`, and nothing but words in it. */
const WORDS = /^\^?(?:\((?:\?:)?)?([\w-]+(?:\|[\w-]+)*)\)?\$?$/;

/**
 * The values that a parameter can have, where its declaration lists them: `AllowedValues`, or words in `AllowedPattern`.
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

/** Whether a parameter can have a value, by its length, its size and its pattern; a pattern that cannot be tried admits all. */
export function admits(parameter: JsonObject, value: string): boolean {
  const number = (name: string): number => Number(own(parameter, name) ?? NaN);
  // Comparisons with what is no number are false: a limit that is not set excludes nothing.
  if (value.length < number('MinLength') || value.length > number('MaxLength')) return false;
  if (own(parameter, 'Type') === 'Number') {
    if (Number(value) < number('MinValue') || Number(value) > number('MaxValue')) return false;
  }
  const pattern = own(parameter, 'AllowedPattern');
  return typeof pattern !== 'string' || matchesWhole(pattern, value) !== false;
}

/** CloudFormation asks the pattern to match the whole value. */
function matchesWhole(pattern: string, value: string): boolean | undefined {
  const isTame =
    pattern.length <= MAX_LENGTH &&
    value.length <= MAX_LENGTH &&
    (pattern.match(/[*+{]/g) ?? []).length <= MAX_QUANTIFIERS &&
    // Groups that repeat, look-around, references to groups, and what Java writes in another way.
    !/\)[*+?{]|\(\?[^:]|\\[^dwsDWS.\-/\\$^]|\[[^\]]*(?:\[|&&)/.test(pattern);
  if (!isTame) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    return undefined;
  }
}
