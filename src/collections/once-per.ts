/** The property in which an object keeps what was derived of it; not enumerable, so that copies do not have it. */
const KEPT = Symbol('kept');

interface Memoized {
  readonly [KEPT]?: Map<object, unknown>;
}

/**
 * Derives something of an object once, and returns the same result for every further call. The object must not change.
 *
 * The object itself keeps the result. Entries of a WeakMap survive until the whole heap is collected, so that the
 * memory of a thousand templates, judged one after the other, would grow.
 */
export function oncePer<O extends object, T>(derive: (of: O) => T): (of: O) => T {
  return (of) => {
    const values = keptWith(of);
    if (!values.has(derive)) values.set(derive, derive(of));
    return values.get(derive) as T;
  };
}

function keptWith(of: object & Memoized): Map<object, unknown> {
  const known = of[KEPT];
  if (known) return known;
  const values = new Map<object, unknown>();
  Object.defineProperty(of, KEPT, { value: values });
  return values;
}
