import * as path from 'node:path';

/**
 * The path by which this process reaches a file that is named relative to a directory. If that is the directory of the
 * process, as it nearly always is, the name does not change, so that reports have it as the user wrote it.
 *
 * @param cwd the directory
 * @param named a path; `-` is standard input, an empty text is no path
 */
export function reachable(cwd: string, named: string): string {
  return named === '-' || named === '' || cwd === process.cwd() ? named : path.resolve(cwd, named);
}
