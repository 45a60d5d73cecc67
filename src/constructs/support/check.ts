import { Token } from 'aws-cdk-lib';
import { isObject } from '../../cloudformation/document/json';
import { fail } from './fail';
import type { Kind, Kinds } from './kinds';
import { isGiven, shown } from './shown';

/**
 * Rejects values of another kind, or none, which plain JavaScript may give. Properties that are not named may be
 * anything.
 *
 * @param place where they are: the path of a construct, or `the integration "Call"`
 * @param props the properties; may be missing themselves
 * @param kinds what each takes, in the order in which they are checked
 * @param prefix what comes before their names in a message
 * @throws Error about the first that is wrong
 */
export function check(place: string, props: unknown, kinds: Kinds, prefix = ''): void {
  const problem = problemOf(props, kinds, prefix);
  if (problem !== undefined) fail(place, problem);
}

/** What {@link check} rejects; undefined when nothing is wrong. */
export function problemOf(props: unknown, kinds: Kinds, prefix = ''): string | undefined {
  for (const [name, kind] of Object.entries(kinds)) {
    const problem = valueProblem(`${prefix}${name}`, isObject(props) ? props[name] : undefined, kind);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function valueProblem(name: string, value: unknown, { text, accepts, items, members = {} }: Kind): string | undefined {
  if (!accepts(value))
    return isGiven(value)
      ? `${name} is ${shown(value)}, but has to be ${text}.`
      : `${name} is missing. It has to be ${text}.`;
  if (isObject(value)) return problemOf(value, members, `${name}.`);
  if (!items || !Array.isArray(value) || Token.isUnresolved(value)) return undefined;
  for (const [index, item] of value.entries()) {
    const problem = valueProblem(`${name}[${index}]`, item, items);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
