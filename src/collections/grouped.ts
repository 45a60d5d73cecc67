/** Some items, at least one. */
export type Some<T> = readonly [T, ...T[]];

/** Items grouped by a key that a function makes of each, in order. */
export function grouped<K, T>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, Some<T>> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const item of items) addTo(groups, keyOf(item), item);
  return groups;
}

/** Values by key, in order. */
export function groupedPairs<K, T>(pairs: Iterable<readonly [K, T]>): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const [key, value] of pairs) addTo(groups, key, value);
  return groups;
}

/** Adds an item to the group of a key. */
export function addTo<K, T>(groups: Map<K, [T, ...T[]]> | Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
