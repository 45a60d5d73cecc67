/**
 * Something about a file, or a part of one, that is found out once, whoever asks first. ESLint freezes its files, so that
 * they cannot keep it themselves.
 */
export function once<K extends object, T>(find: (about: K) => T): (about: K) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return (about) => {
    const entry = known.get(about) ?? { value: find(about) };
    known.set(about, entry);
    return entry.value;
  };
}
