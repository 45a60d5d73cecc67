import type { SourceFile } from './source-file';

/** Something about a file that is found out once, whichever rule asks first. */
export function perFile<T>(find: (file: SourceFile) => T): (file: SourceFile) => T {
  const known = new WeakMap<SourceFile, { readonly value: T }>();
  return (file) => {
    const entry = known.get(file) ?? { value: file.evaluator.apart(() => find(file)) };
    known.set(file, entry);
    return entry.value;
  };
}
