import * as fs from 'node:fs';

/** What a file is known by, however it is called; `-`, which is standard input, and what is not there as they are. */
export function realPath(file: string): string {
  if (file === '-') return file;
  try {
    return fs.realpathSync.native(file);
  } catch {
    // Whoever reads it will tell.
    return file;
  }
}
