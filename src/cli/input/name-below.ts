import * as path from 'node:path';

/**
 * The name of a file relative to a directory, with slashes on every system.
 *
 * @param paths the path functions of the system
 */
export function nameBelow(directory: string, file: string, paths: path.PlatformPath = path): string {
  return paths.relative(directory, file).split(paths.sep).join('/');
}
