/** A set of literals, one bit each: what holds at a point, or what a term asks for. */
export type Literals = number;

/** Literals that a set can tell apart: the bits of a positive integer. */
export const MAX_LITERALS = 30;

/**
 * The fewest and shortest terms of which one holds at each of some points, and none at any of some others: prime
 * implicants, as in the method of Quine and McCluskey. The same ones, whatever the order of the points; where several
 * would do, those of the literals that come first.
 *
 * @param inside what holds at each point where a term has to hold
 * @param outside what holds at each point where none may; other points do not matter
 */
export function minimalCover(inside: readonly Literals[], outside: readonly Literals[]): readonly Literals[] {
  const cover: Literals[] = [];
  let terms: readonly Literals[] = [...new Set(inside.flatMap((point) => primeTerms(point, outside)))];
  let rest = inside;
  while (rest.length > 0) {
    terms = usefulTerms(terms, rest);
    const choices = rest.map((point) => terms.filter((term) => holdsAt(term, point)));
    const fewest = Math.min(...choices.map(({ length }) => length));
    // Where least choice is left, a term is needed most.
    const needed = choices.filter(({ length }) => length === fewest).flat();
    const best = needed.reduce((one, other) => (terms.indexOf(other) < terms.indexOf(one) ? other : one));
    cover.push(best);
    rest = rest.filter((point) => !holdsAt(best, point));
  }
  return cover.sort(compareTerms);
}

/** Terms, the one that holds at most of some points first; without those that hold where another holds, too. */
function usefulTerms(terms: readonly Literals[], points: readonly Literals[]): readonly Literals[] {
  const useful: Literals[] = [];
  const reaches = terms.map((term) => ({ term, reach: points.filter((point) => holdsAt(term, point)) }));
  for (const { term, reach } of reaches.sort(
    (one, other) => other.reach.length - one.reach.length || compareTerms(one.term, other.term),
  ))
    if (!useful.some((other) => reach.every((point) => holdsAt(other, point)))) useful.push(term);
  return useful;
}

/** Terms that hold at a point, at none of some others, and of which no literal can be left out. */
function primeTerms(point: Literals, outside: readonly Literals[]): readonly Literals[] {
  const primes: Literals[] = [];
  for (const term of subsetsOf(point).sort(compareTerms))
    if (!primes.some((shorter) => holdsAt(shorter, term)) && !outside.some((other) => holdsAt(term, other)))
      primes.push(term);
  return primes;
}

/** Whether all that a term asks for holds at a point. */
export function holdsAt(term: Literals, point: Literals): boolean {
  return (term & point) === term;
}

/** All sets of some of the literals. */
function subsetsOf(literals: Literals): Literals[] {
  const subsets = [literals];
  for (let subset = literals; subset > 0;) {
    subset = (subset - 1) & literals;
    subsets.push(subset);
  }
  return subsets;
}

/** Shorter terms first; of two that are equally long, the one with the first literal that the other does not have. */
function compareTerms(one: Literals, other: Literals): number {
  const different = one ^ other;
  const first = different & -different;
  return sizeOf(one) - sizeOf(other) || ((one & first) > 0 ? -1 : 1);
}

function sizeOf(literals: Literals): number {
  let size = 0;
  for (let rest = literals; rest > 0; rest &= rest - 1) size++;
  return size;
}
