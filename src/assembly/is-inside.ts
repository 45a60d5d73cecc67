import * as path from 'node:path';

/** Whether a file is a directory or in it; both are real paths, as symbolic links are not looked at. */
export function isInside(directory: string, file: string): boolean {
  const relative = path.relative(directory, file);
  return relative.split(path.sep, 1)[0] !== '..' && !path.isAbsolute(relative);
}
