import { type JsonObject, type Path, isObject, own } from '../document/json';
import type { Literal, Term } from '../types';

/** Longer texts are left to the evaluator, which limits them. */
const MAX_LITERAL_LENGTH = 10_000;

/**
 * The literal value at a path; null where nothing is set.
 *
 * Most properties of most templates are literals, which need no evaluation.
 *
 * @param object a map that holds no intrinsic and no macro itself
 * @param path where to look below it
 * @returns undefined where an intrinsic, a list or a map stands in the way
 */
export function literalAt(object: JsonObject, path: Path): Literal | undefined {
  let current: JsonObject = object;
  for (let index = 0; index < path.length; index++) {
    if (index > 0 && hasIntrinsic(current)) return undefined;
    const value = own(current, path[index] as string);
    if (value === undefined || value === null) return null;
    if (index === path.length - 1) return isLiteral(value) ? value : undefined;
    if (!isObject(value)) return undefined;
    current = value;
  }
  return undefined;
}

/** The term for a text, number or boolean; undefined for anything else, and for texts with dynamic references. */
export function scalarTerm(value: unknown): Term | undefined {
  return isLiteral(value) ? { kind: 'scalar', value } : undefined;
}

/** Whether a value is a literal: a text without a dynamic reference, a number or a boolean. */
export function isLiteral(value: unknown): value is string | number | boolean {
  if (typeof value === 'string') return value.length <= MAX_LITERAL_LENGTH && !value.includes('{{');
  return typeof value === 'number' || typeof value === 'boolean';
}

/** From this number of entries on, the answer for a map is kept. */
const LARGE_MAP = 64;
/** Large maps without an intrinsic: policies read their entries one by one, and each time would search the map. */
const plainMaps = new WeakSet<JsonObject>();

/** Whether an object is an intrinsic or has a key that adds entries to it, such as `Fn::Transform`. */
export function hasIntrinsic(object: JsonObject): boolean {
  if (plainMaps.has(object)) return false;
  let entries = 0;
  for (const key in object) {
    if (key === 'Ref' || key.startsWith('Fn::')) return true;
    entries++;
  }
  if (entries >= LARGE_MAP) plainMaps.add(object);
  return false;
}
