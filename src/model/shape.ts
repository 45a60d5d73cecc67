/** Stands in a {@link Shape} for a name or an id: any characters, but at least one, and neither `/` nor `@`. */
export const NAME = Symbol('name');

/** A text of which some parts may be any name: `[api, '/', NAME, '/POST/@connections/', NAME]`. */
export type Shape = readonly (string | typeof NAME)[];

/** What may follow the first character of a name: any number of characters. */
const REST = Symbol('rest of a name');

/** One character of a shape: the written one, or any one that a name may have. */
type Step = string | typeof NAME | typeof REST;

/**
 * Whether a pattern of IAM (`*` is any run of characters, `?` any one) matches some text of a shape.
 *
 * Takes time in proportion to the length of the pattern times that of the shape, whatever they hold.
 *
 * @param pattern as a policy writes it
 * @param shape the texts to be matched
 */
export function canMatch(pattern: string, shape: Shape): boolean {
  const steps = shape.flatMap((part): readonly Step[] => (part === NAME ? [NAME, REST] : Array.from(part)));
  // Whether what is left of the pattern matches what is left of the shape: row[at] is the shape from there on.
  let row = [...steps.map((_, at) => steps.slice(at).every((step) => step === REST)), true];
  for (const character of Array.from(pattern).reverse()) {
    const next = row.map(() => false);
    next[steps.length] = character === '*' && row[steps.length];
    for (let at = steps.length - 1; at >= 0; at--) {
      const step = steps[at] ?? NAME;
      const isTaken = character === '*' || takes(step, character);
      const stays = character === '*' || step === REST;
      const goesOn = stays ? next[at + 1] : row[at + 1];
      next[at] = (stays && isTaken && row[at]) || ((stays || isTaken) && goesOn);
    }
    row = next;
  }
  return row[0];
}

function takes(step: Step, character: string): boolean {
  if (typeof step === 'string') return character === '?' || character === step;
  return character !== '/' && character !== '@';
}
