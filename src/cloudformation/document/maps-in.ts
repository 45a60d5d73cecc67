import { type Json, type JsonObject, isList, isObject } from './json';

/**
 * All maps in a value, the value itself included. Walks without recursion: hostile input can be nested deeper than the
 * call stack.
 *
 * @param isLeaf whether the maps inside of a map are left out. @default - they never are
 */
export function* mapsIn(json: Json, isLeaf: (map: JsonObject) => boolean = () => false): Iterable<JsonObject> {
  const open: Json[] = [json];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) for (const item of next) open.push(item);
    if (!isObject(next)) continue;
    yield next;
    if (!isLeaf(next)) for (const value of Object.values(next)) open.push(value);
  }
}
