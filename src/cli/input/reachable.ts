import * as path from 'node:path';

/**
 * The path by which this process reaches what somebody names in a directory. Where it runs there itself, as it nearly
 * always does, that is the name as it is, which reports then have in them.
 *
 * @param cwd the directory
 * @param named a path; `-` stands for standard input, and an empty one for none
 */
export function reachable(cwd: string, named: string): string {
  return named === '-' || named === '' || cwd === process.cwd() ? named : path.resolve(cwd, named);
}
