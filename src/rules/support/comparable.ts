import { addTo } from '../../collections/grouped';

/** Things of one key that a further one is compared with: more than that exclude each other only on purpose. */
const MAX_COMPARED = 50;

/** Adds something to those that further ones of its key are compared with, unless there are enough. */
export function addComparable<T>(byKey: Map<string, T[]>, key: string, item: T): void {
  if ((byKey.get(key)?.length ?? 0) < MAX_COMPARED) addTo(byKey, key, item);
}
