/** A value as JSON or YAML can write it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. Its keys come from the template and may be anything, `__proto__` included. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A place inside a document: object keys and list indexes, from the root. */
export type Path = readonly (string | number)[];

/** Whether a value is a JSON object (and neither a list nor null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a JSON list. */
export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** The object's own value of a key, without those that it inherits from `Object.prototype`. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The own value of a key when it is an object, else an empty one. */
export function ownObject(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

/** Sets an own property even where the key is `__proto__`. */
export function setOwn(object: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The entries that have a value. */
export function present(entries: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** How deep two values are compared; only hostile input is nested deeper. */
const MAX_COMPARED_DEPTH = 64;

/** Whether two values are the same JSON but for the order of keys; values nested too deep count as different. */
export function isAlike(one: Json, other: Json, depth = 0): boolean {
  if (one === other) return true;
  if (depth > MAX_COMPARED_DEPTH) return false;
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((item, at) => isAlike(item, other[at] ?? null, depth + 1));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isAlike(one[key] ?? null, other[key] ?? null, depth + 1))
  );
}

/**
 * Writes a path the way people write it: `Statement[0].Resource`.
 *
 * @param path keys and indexes
 */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
