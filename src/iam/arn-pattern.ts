/** Stands in a {@link ArnPattern} for a name or an id: any characters, but at least one, and neither `/` nor `@`. */
export const NAME = Symbol('name');

/** A text of which some parts may be any name: `[api, '/', NAME, '/POST/@connections/', NAME]`. */
export type ArnPattern = readonly (string | typeof NAME)[];

/** What may follow the first character of a name: any number of characters. */
const REST = Symbol('rest of a name');

/** One character of an ARN pattern: the written one, or any one that a name may have. */
type Step = string | typeof NAME | typeof REST;

/**
 * Whether a pattern of IAM (`*` is any run of characters, `?` any one) matches some text of an ARN pattern.
 *
 * Takes time in proportion to the length of the pattern times that of the target, whatever they hold.
 *
 * @param pattern as a policy writes it
 * @param target the texts to be matched
 */
export function canMatch(pattern: string, target: ArnPattern): boolean {
  // Most patterns that match nothing show it with their first character.
  const [begin] = target;
  const first = pattern.charAt(0);
  if (typeof begin === 'string' && begin !== '' && !isWildcard(first) && first !== begin.charAt(0)) return false;
  return matches(pattern, target);
}

function matches(pattern: string, target: ArnPattern): boolean {
  const all = target.flatMap((part): readonly Step[] => (part === NAME ? [NAME, REST] : Array.from(part)));
  const symbols = Array.from(pattern);
  // What both begin with says nothing; after it, most patterns end, go on differently, or are a star.
  let same = 0;
  while (same < symbols.length && symbols[same] === all[same] && !isWildcard(symbols[same])) same++;
  const characters = symbols.slice(same);
  const steps = all.slice(same);
  const [start, more] = characters;
  const [step] = steps;
  if (start === '*' && more === undefined) return true;
  if (start !== undefined && start !== '*' && step !== undefined && !takes(step, start)) return false;
  const end = steps.length;
  // found[at]: whether what is left of the pattern matches the target from there on; at first nothing is left.
  const lastName = steps.findLastIndex((step) => step !== REST);
  const found = [...steps.map((_, at) => at > lastName), true];
  const backwards = [...steps.entries()].reverse();
  for (const character of characters.reverse()) {
    let diagonal = found[end] === true;
    found[end] = diagonal && character === '*';
    for (const [at, next] of backwards) {
      const here = found[at] === true;
      if (character === '*') found[at] = here || found[at + 1] === true;
      else if (next === REST) found[at] = (here && takes(next, character)) || found[at + 1] === true;
      else found[at] = diagonal && takes(next, character);
      diagonal = here;
    }
  }
  return found[0] === true;
}

function isWildcard(character: string | undefined): boolean {
  return character === '*' || character === '?';
}

function takes(step: Step, character: string): boolean {
  if (typeof step === 'string') return character === '?' || character === step;
  return character !== '/' && character !== '@';
}
