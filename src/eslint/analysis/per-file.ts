import type { SourceFile } from './source-file';

/** Something about a file that is found out once, whichever rule asks first. */
export function perFile<T>(find: (file: SourceFile) => T): (file: SourceFile) => T {
  return (file) => file.once(find);
}
