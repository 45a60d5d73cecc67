import { isObject } from '../../cloudformation/document/json';
import { didYouMean } from '../did-you-mean';

/**
 * Refuses options that do not exist: in plain JavaScript a misspelt one would have no effect.
 *
 * @param who the name of the class that they are for
 * @param options the options
 * @param names the names of the options that it has
 * @throws Error for anything but an object, and for an option that does not exist
 */
export function assertOptions<T extends object>(who: string, options: T, names: Readonly<Record<keyof T, true>>): void {
  const known = Object.keys(names);
  if (!isObject(options))
    throw new Error(`${who} takes an object with the options ${known.join(', ')}, and no ${kindOf(options)}`);
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new Error(`${who} has no option "${unknown}"${didYouMean(unknown, known) || `; it has ${known.join(', ')}`}`);
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
