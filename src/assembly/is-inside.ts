import * as path from 'node:path';

/**
 * Whether a file is a directory or in it; both are real paths, as symbolic links are not looked at.
 *
 * @param paths how this system writes paths
 */
export function isInside(directory: string, file: string, paths: path.PlatformPath = path): boolean {
  const relative = paths.relative(directory, file);
  return relative.split(paths.sep, 1)[0] !== '..' && !paths.isAbsolute(relative);
}
