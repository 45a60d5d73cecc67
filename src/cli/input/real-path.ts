import * as fs from 'node:fs';

/** The real path of a file; `-`, which is standard input, and missing files do not change. */
export function realPath(file: string): string {
  if (file === '-') return file;
  try {
    return fs.realpathSync.native(file);
  } catch {
    // The error is reported when the file is read.
    return file;
  }
}
