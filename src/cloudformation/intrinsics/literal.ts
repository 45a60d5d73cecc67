import { isObject, own, type JsonObject, type Path } from '../document/json';
import type { Term } from './term';

/** A text, number or boolean that is written as it is; null for a property that is not there. */
export type Plain = string | number | boolean | null;

/** Longer texts are left to the evaluator, which limits them. */
const SHORT = 10_000;

/**
 * The value at a path where it is written as it is, or not at all.
 *
 * Most properties of most templates are, and need none of what evaluation takes.
 *
 * @param object a map that holds no intrinsic and no macro itself
 * @param path where to look below it
 * @returns undefined where an intrinsic, a list or a map stands in the way
 */
export function plainAt(object: JsonObject, path: Path): Plain | undefined {
  let current: JsonObject = object;
  for (let index = 0; index < path.length; index++) {
    if (index > 0 && hasIntrinsic(current)) return undefined;
    const value = own(current, path[index] as string);
    if (value === undefined || value === null) return null;
    if (index === path.length - 1) return isPlain(value) ? value : undefined;
    if (!isObject(value)) return undefined;
    current = value;
  }
  return undefined;
}

/** The term for a text, number or boolean; undefined for anything else, and for texts with dynamic references. */
export function scalarTerm(value: unknown): Term | undefined {
  return isPlain(value) ? { kind: 'scalar', value } : undefined;
}

/** Whether a value is a text, number or boolean that is what it looks like. */
export function isPlain(value: unknown): value is string | number | boolean {
  if (typeof value === 'string') return value.length <= SHORT && !value.includes('{{');
  return typeof value === 'number' || typeof value === 'boolean';
}

/** Whether an object may be something else than the map it looks like. */
export function hasIntrinsic(object: JsonObject): boolean {
  for (const key in object) if (key === 'Ref' || key.startsWith('Fn::')) return true;
  return false;
}
