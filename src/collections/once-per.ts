/** Under which an object keeps what was derived of it; no copy of the object takes it along. */
const KEPT = Symbol('kept');

interface Memoized {
  readonly [KEPT]?: Map<object, unknown>;
}

/**
 * Derives something of an object once, however many ask for it; the object does not change.
 *
 * The object itself keeps it. In a WeakMap it would survive, with all it refers to, until the whole heap is collected,
 * and of a thousand templates that are judged one after the other none would go as soon as it can.
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
