import type { Text } from '../cloudformation/types';
import { start, type Syntax } from './contexts';
import { run } from './interpreter';
import { follow, type Injection } from './output';
import { readVelocity } from './parser';

/** Replaces the symbols of a template: values of AWS, which no client controls. */
export const SYMBOL = '\u{e000}';

/**
 * The places where a mapping template copies input of the client into a syntax that it is not escaped for.
 *
 * Follows variables, maps, macros and string methods through every branch. Input that the template compares with a
 * value of its own counts as checked in that branch.
 *
 * @param template the template; its symbols count as harmless
 * @param syntax the syntax of its output, for when its text does not show it. @default - plain text, which has none
 * @returns undefined when the template cannot be read
 */
export function injections(template: Text, syntax?: Syntax): readonly Injection[] | undefined {
  const nodes = readVelocity(asTemplate(template));
  if (!nodes) return undefined;
  const found = new Map<string, Injection>();
  const note = (injection: Injection): void => {
    const { input, fault, remedy } = injection;
    found.set(`${fault} ${input} ${remedy}`, injection);
  };
  const printed = run(nodes, note);
  if (!printed) return undefined;
  follow(start(syntax), printed, note);
  return [...found.values()];
}

/** A template with one character for each symbol. */
export function asTemplate(template: Text): string {
  return template.map((part) => (typeof part === 'string' ? part : SYMBOL)).join('');
}
