import { type JsonObject, type Path, isObject, own } from '../document/json';
import type { Literal, Term } from '../types';

/** Longer texts are left to the evaluator, which limits them. */
const MAX_LITERAL_LENGTH = 10_000;

/**
 * The value at a path where it is written as it is, or not at all.
 *
 * Most properties of most templates are, and need none of what evaluation takes.
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

/** Whether a value is a text, number or boolean that is what it looks like. */
export function isLiteral(value: unknown): value is string | number | boolean {
  if (typeof value === 'string') return value.length <= MAX_LITERAL_LENGTH && !value.includes('{{');
  return typeof value === 'number' || typeof value === 'boolean';
}

/** Entries from which a map is looked through once only. */
const LARGE_MAP = 64;
/** Large maps in which there is no intrinsic. Templates do not change, and each entry is asked for by itself. */
const plainMaps = new WeakSet<JsonObject>();

/** Whether an object may be something else than the map it looks like. */
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
