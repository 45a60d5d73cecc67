import { type Json, type JsonObject, isList, isObject } from './json';

/**
 * All maps in a value, it included; without recursion, since its depth is hostile.
 *
 * @param isLeaf of which map nothing inside is asked for. @default - of none
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
