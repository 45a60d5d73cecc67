import type { Text } from '../cloudformation/types';
import { start, type Syntax } from './contexts';
import { run } from './interpreter';
import { follow, type Injection } from './output';
import { readVelocity } from './parser';

/** Stands for what AWS fills in. Input of a client never comes from there. */
export const SYMBOL = '\u{e000}';

/**
 * Where a mapping template copies what the client sent into something with a syntax that it is not escaped for.
 *
 * Follows variables, maps, macros and string methods through every branch. What the template compares with a value of
 * its own counts as checked there.
 *
 * @param template the template; what AWS fills in is taken for harmless
 * @param syntax what its output is where its text does not show it. @default - plain text, which has no syntax
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

/** A template with what AWS fills in as one character each. */
export function asTemplate(template: Text): string {
  return template.map((part) => (typeof part === 'string' ? part : SYMBOL)).join('');
}
