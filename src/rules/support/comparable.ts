import { addTo } from '../../collections/grouped';

/** How many things of one key are compared with each other; no real template has more. */
const MAX_COMPARED = 50;

/** Adds something to the things of its key, up to the limit. */
export function addComparable<T>(byKey: Map<string, T[]>, key: string, item: T): void {
  if ((byKey.get(key)?.length ?? 0) < MAX_COMPARED) addTo(byKey, key, item);
}
