/**
 * Computes something about a file, or a part of one, once, on first use. The results are kept here because ESLint
 * freezes its files.
 *
 * @param find answers from the thing, and from what is the same for all who ask about it
 */
export function once<K extends object, T>(find: (about: K) => T): (about: K) => T;
export function once<K extends object, S, T>(find: (about: K, same: S) => T): (about: K, same: S) => T;
export function once<K extends object, S, T>(find: (about: K, same: S) => T): (about: K, same: S) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return (about, same) => {
    const entry = known.get(about);
    if (entry) return entry.value;
    const value = find(about, same);
    known.set(about, { value });
    return value;
  };
}
