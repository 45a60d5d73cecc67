import { groupedPairs } from '../../collections/grouped';

/** The difference between two lists of things. */
export interface Pairing<A, B> {
  /** Things before that have no equal after. */
  readonly gone: readonly A[];
  /** Things after that have an equal before. */
  readonly kept: readonly B[];
  /** Things after that have none. */
  readonly added: readonly B[];
}

/**
 * Compares two lists. Each thing is paired with one equal at most: where there was one and now are two, one is added.
 *
 * @param before things with their keys; equal keys mean equal things
 * @param after the same
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
