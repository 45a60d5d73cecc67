/**
 * Items in groups of those that are linked, directly or through others; the groups come in the order of their first items.
 *
 * @param linksOf the items that one is linked to, whichever way round
 */
export function linkedGroups<T>(items: readonly T[], linksOf: (item: T) => Iterable<T>): readonly (readonly T[])[] {
  const links = new Map(items.map((item) => [item, new Set<T>()]));
  for (const [item, linked] of links) {
    for (const other of linksOf(item)) {
      linked.add(other);
      links.get(other)?.add(item);
    }
  }
  const groupOf = new Map<T, number>();
  const groups: T[][] = [];
  for (const item of links.keys()) {
    const group = groupOf.get(item) ?? gather(item, links, groupOf, groups.length);
    (groups[group] ??= []).push(item);
  }
  return groups;
}

/** Puts an item, and all that leads to it, into a group; without recursion, as chains may be long. */
function gather<T>(first: T, links: ReadonlyMap<T, ReadonlySet<T>>, groupOf: Map<T, number>, group: number): number {
  const open = [first];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (groupOf.has(item)) continue;
    groupOf.set(item, group);
    for (const linked of links.get(item) ?? []) open.push(linked);
  }
  return group;
}
