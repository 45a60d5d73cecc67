/** A place in an {@link ArnPattern} for any name or id: one or more characters, neither `/` nor `@`. */
export const NAME = Symbol('name');

/** A text of which some parts may be any name: `[api, '/', NAME, '/POST/@connections/', NAME]`. */
export type ArnPattern = readonly (string | typeof NAME)[];

/** What may follow the first character of a name: any number of characters. */
const REST = Symbol('rest of a name');

/** One character of an ARN pattern: a literal one, or any that a name may have. */
type Step = string | typeof NAME | typeof REST;

/**
 * Whether a pattern of IAM (`*` is any run of characters, `?` any one) matches some text of an ARN pattern.
 *
 * Takes at most time in proportion to the length of the pattern times that of the target.
 *
 * @param pattern as a policy writes it
 * @param target the ARN pattern to be matched
 */
export function canMatch(pattern: string, target: ArnPattern): boolean {
  // Most patterns that do not match differ in the first character.
  const [begin] = target;
  const first = pattern.charAt(0);
  if (typeof begin === 'string' && begin !== '' && !isWildcard(first) && first !== begin.charAt(0)) return false;
  return matches(pattern, target);
}

function matches(pattern: string, target: ArnPattern): boolean {
  const steps = target.flatMap((part): readonly Step[] => (part === NAME ? [NAME, REST] : Array.from(part)));
  let reached = reach(steps, [], 0);
  for (const character of pattern) {
    const first = reached[0];
    if (first === undefined) return false;
    reached =
      character === '*'
        ? Array.from({ length: steps.length + 1 - first }, (_, index) => first + index)
        : behind(steps, reached, character);
  }
  return reached.at(-1) === steps.length;
}

/** The positions behind a character of the pattern. */
function behind(steps: readonly Step[], reached: readonly number[], character: string): readonly number[] {
  const next: number[] = [];
  for (const at of reached) {
    const step = steps[at];
    if (step !== undefined && takes(step, character)) reach(steps, next, step === REST ? at : at + 1);
  }
  return next;
}

/**
 * Adds a position in the target up to which the pattern matches, and the one behind the optional rest of a name. Positions
 * come in their order.
 */
function reach(steps: readonly Step[], reached: number[], at: number): readonly number[] {
  if (at > (reached.at(-1) ?? -1)) reached.push(at);
  return steps[at] === REST ? reach(steps, reached, at + 1) : reached;
}

function isWildcard(character: string | undefined): boolean {
  return character === '*' || character === '?';
}

function takes(step: Step, character: string): boolean {
  if (typeof step === 'string') return character === '?' || character === step;
  return character !== '/' && character !== '@';
}
