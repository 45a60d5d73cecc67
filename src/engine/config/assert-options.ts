import { isObject } from '../../cloudformation/document/json';
import { didYouMean, nearestName } from '../did-you-mean';
import { ConfigurationError } from './configuration';

/**
 * Refuses options that do not exist: in plain JavaScript a misspelt one would have no effect.
 *
 * @param who what they are for: a class, a function, a variable
 * @param options the options
 * @param names the names of the options that it has
 * @throws ConfigurationError for anything but an object, and for an option that does not exist
 */
export function assertOptions<T extends object>(who: string, options: T, names: Readonly<Record<keyof T, true>>): void {
  const problem = optionsProblem(options, Object.keys(names));
  if (problem !== undefined) throw new ConfigurationError(`${who} ${problem}`);
}

/**
 * Refuses properties of a construct that are misspelt. Others may be there, such as those of a stack that hands on its
 * own.
 *
 * @param who the class
 * @param props the properties
 * @param names the names of the properties that it has
 * @throws ConfigurationError for anything but an object, and for a property with nearly the name of another
 */
export function assertSpelling<T extends object>(who: string, props: T, names: Readonly<Record<keyof T, true>>): void {
  if (!isObject(props)) assertOptions(who, props, names);
  const problem = spellingProblem(props, Object.keys(names));
  if (problem !== undefined) throw new ConfigurationError(`${who} ${problem}`);
}

/** The first property that is misspelt, as the end of a sentence; undefined when none is. See {@link assertSpelling}. */
export function spellingProblem(props: object, known: readonly string[]): string | undefined {
  for (const name of Object.keys(props).filter((one) => !known.includes(one))) {
    const meant = nearestName(name, known);
    if (meant !== undefined && !Object.hasOwn(props, meant)) return `has no option "${name}"; did you mean "${meant}"?`;
  }
  return undefined;
}

/** What is wrong with options, as the end of a sentence; undefined when nothing is. See {@link assertOptions}. */
export function optionsProblem(options: unknown, known: readonly string[]): string | undefined {
  if (!isObject(options)) return `takes an object with the options ${known.join(', ')}, and no ${kindOf(options)}`;
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  return `has no option "${unknown}"${didYouMean(unknown, known) || `; it has ${known.join(', ')}`}`;
}

/**
 * Refuses a flag of another kind: in plain JavaScript, the text `"no"` would count as true.
 *
 * @param who what the option is for: a class, a function, a variable
 * @param name the name of the option
 * @param value its value
 * @throws ConfigurationError for anything but true, false and nothing
 */
export function assertFlag(who: string, name: string, value: unknown): void {
  assertOneOf(who, name, value, [true, false]);
}

/**
 * Refuses a value that an option does not take.
 *
 * @param who what the option is for: a class, a function, a variable
 * @param name the name of the option
 * @param value its value, or one in its list
 * @param known the values that it takes
 * @throws ConfigurationError for anything but those and nothing
 */
export function assertOneOf(who: string, name: string, value: unknown, known: readonly unknown[]): void {
  if (value === undefined || known.includes(value)) return;
  throw new ConfigurationError(`${name} of ${who} has ${JSON.stringify(value)}; it takes ${known.join(', ')}`);
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
