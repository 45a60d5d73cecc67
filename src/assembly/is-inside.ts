import * as path from 'node:path';

/**
 * Whether a path is a directory or inside of it. Both have to be real paths: symbolic links are not followed.
 *
 * @param paths the path functions of the system
 */
export function isInside(directory: string, file: string, paths: path.PlatformPath = path): boolean {
  const relative = paths.relative(directory, file);
  return relative.split(paths.sep, 1)[0] !== '..' && !paths.isAbsolute(relative);
}
