import * as path from 'node:path';

/**
 * How a file is called from a directory, with slashes on every system.
 *
 * @param paths how this system writes paths
 */
export function nameBelow(directory: string, file: string, paths: path.PlatformPath = path): string {
  return paths.relative(directory, file).split(paths.sep).join('/');
}
