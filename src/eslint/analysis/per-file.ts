import type { SourceFile } from './source-file';

/** Computes something about a file once, for all rules. */
export function perFile<T>(find: (file: SourceFile) => T): (file: SourceFile) => T {
  return (file) => file.once(find);
}
