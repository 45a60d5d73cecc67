import { isObject, own, type JsonObject, type Path } from './json';
import { ABSENT, type Term } from './term';

/** Longer texts are left to the evaluator, which limits them. */
const SHORT = 10_000;

/**
 * The value at a path where it is written as it is: a text, number or boolean, or nothing at all.
 *
 * Most properties of most templates are, and need none of what evaluation takes.
 *
 * @param object a map that holds no intrinsic and no macro itself
 * @param path where to look below it
 * @returns undefined where an intrinsic, a list or a map stands in the way
 */
export function plainTerm(object: JsonObject, path: Path): Term | undefined {
  let current: JsonObject = object;
  for (let index = 0; index < path.length; index++) {
    const value = own(current, String(path[index]));
    if (index > 0 && hasIntrinsic(current)) return undefined;
    if (value === undefined || value === null) return ABSENT;
    if (index === path.length - 1) return scalarTerm(value);
    if (!isObject(value)) return undefined;
    current = value;
  }
  return undefined;
}

/** The term for a text, number or boolean; undefined for anything else, and for texts with dynamic references. */
export function scalarTerm(value: unknown): Term | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return { kind: 'scalar', value };
  if (typeof value !== 'string' || value.length > SHORT || value.includes('{{')) return undefined;
  return { kind: 'scalar', value };
}

/** Whether an object may be something else than the map it looks like. */
export function hasIntrinsic(object: JsonObject): boolean {
  for (const key in object) if (key === 'Ref' || key.startsWith('Fn::')) return true;
  return false;
}
