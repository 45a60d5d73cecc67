import * as path from 'node:path';

/**
 * The relative URI of a file: with slashes on every system.
 *
 * @param paths the path functions of the system
 */
export function relativeUri(file: string, paths: path.PlatformPath = path): string {
  return paths.normalize(file).split(paths.sep).map(encodeURIComponent).join('/');
}

/**
 * The URI of a file with an absolute path: `file:///home/a`, `file:///C:/a`, `file://server/share/a`.
 *
 * @param paths the path functions of the system
 */
export function fileUri(file: string, paths: path.PlatformPath = path): string {
  const uri = relativeUri(file, paths).replace(/^([A-Za-z])%3A/, '/$1:');
  return uri.startsWith('//') ? `file:${uri}` : `file://${uri}`;
}
