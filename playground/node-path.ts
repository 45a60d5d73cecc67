/** The part of `node:path` that reports use, for a browser: what is judged there is in no directory. */

/** As `isAbsolute` of Node.js on a system with slashes. */
export function isAbsolute(file: string): boolean {
  return file.startsWith('/');
}

/** As `relative` of Node.js, for files that are named from the directory already. */
export function relative(_from: string, file: string): string {
  return file;
}
