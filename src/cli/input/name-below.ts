import * as path from 'node:path';

/** How a file is called from a directory, with slashes on every system. */
export function nameBelow(directory: string, file: string): string {
  return path.relative(directory, file).split(path.sep).join('/');
}
