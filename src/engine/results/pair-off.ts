import { groupedPairs } from '../../collections/grouped';

/** What became of some things from one time to the next. */
export interface Pairing<A, B> {
  /** Those of before that have no equal after. */
  readonly gone: readonly A[];
  /** Those of after that have an equal before. */
  readonly kept: readonly B[];
  /** Those of after that have none. */
  readonly added: readonly B[];
}

/**
 * Compares the things of before with those of after. Each pairs with one equal only: where there was one and now are
 * two, one is added.
 *
 * @param before things, and the key by which each is known
 * @param after things, and the key by which each is known
 */
export function pairOff<A, B>(
  before: readonly (readonly [key: string, thing: A])[],
  after: readonly (readonly [key: string, thing: B])[],
): Pairing<A, B> {
  const waiting = groupedPairs(before);
  const kept: B[] = [];
  const added: B[] = [];
  const met = new Set<A>();
  for (const [key, thing] of after) {
    const equal = waiting.get(key)?.shift();
    if (equal === undefined) added.push(thing);
    else {
      met.add(equal);
      kept.push(thing);
    }
  }
  return { gone: before.flatMap(([, thing]) => (met.has(thing) ? [] : [thing])), kept, added };
}
