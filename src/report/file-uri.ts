import * as path from 'node:path';

/**
 * The address of a file that is named from a directory: slashes on every system.
 *
 * @param paths how this system writes paths
 */
export function relativeUri(file: string, paths: path.PlatformPath = path): string {
  return paths.normalize(file).split(paths.sep).map(encodeURIComponent).join('/');
}

/**
 * The address of a file with a whole path: `file:///home/a`, `file:///C:/a`, `file://server/share/a`.
 *
 * @param paths how this system writes paths
 */
export function fileUri(file: string, paths: path.PlatformPath = path): string {
  const uri = relativeUri(file, paths).replace(/^([A-Za-z])%3A/, '/$1:');
  return uri.startsWith('//') ? `file:${uri}` : `file://${uri}`;
}
