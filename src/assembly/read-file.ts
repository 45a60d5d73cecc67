import * as fs from 'node:fs';
import { SourceError } from '../cloudformation/document/source';

/** Kinds of files that are not regular; reading some of them never ends. */
const KINDS = [
  ['isDirectory', 'a directory'],
  ['isFIFO', 'a named pipe'],
  ['isSocket', 'a socket'],
  ['isCharacterDevice', 'a device'],
  ['isBlockDevice', 'a device'],
] as const;

/**
 * Reads a regular file, through symbolic links. It is opened before its kind is checked, so that it cannot be replaced
 * in between, and without waiting for the other end of a pipe.
 *
 * @throws SourceError saying why it cannot be read
 */
export function readBytes(file: string): Buffer {
  let descriptor: number | undefined;
  try {
    // Windows has no such flag, and no pipes among its files.
    descriptor = fs.openSync(file, fs.constants.O_RDONLY | ((fs.constants.O_NONBLOCK as number | undefined) ?? 0));
    refuseUnlessRegular(file, fs.fstatSync(descriptor));
    return fs.readFileSync(descriptor);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENXIO') throw new SourceError(file, undefined, `is a socket; ${ONLY_REGULAR}`);
    throw new SourceError(file, undefined, code === 'ENOENT' ? missing(file) : `cannot be read: ${message}`);
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/**
 * The text of a regular file.
 *
 * @throws SourceError saying why it cannot be read
 */
export function readText(file: string): string {
  return readBytes(file).toString('utf8');
}

/**
 * What the file system says of a file or directory.
 *
 * @param file its name
 * @param ask what it is asked
 * @throws SourceError saying why it gives no answer: no permission to look there, links in a circle, a name too long
 */
export function asked<T>(file: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw new SourceError(file, undefined, `cannot be read: ${(error as Error).message}`);
  }
}

/**
 * The kind of a file, through symbolic links; undefined where there is none.
 *
 * @throws SourceError where that cannot be known
 */
export function statOf(file: string): fs.Stats | undefined {
  return asked(file, () => fs.statSync(file, { throwIfNoEntry: false }));
}

/**
 * Whether a name is taken, be it by a symbolic link that leads nowhere.
 *
 * @throws SourceError where that cannot be known
 */
export function isThere(file: string): boolean {
  return asked(file, () => fs.lstatSync(file, { throwIfNoEntry: false })) !== undefined;
}

function missing(file: string): string {
  return isThere(file)
    ? 'is a symbolic link that leads nowhere; remove it, or make what it leads to'
    : 'there is no such file';
}

/**
 * Throws for anything but a regular file.
 *
 * @throws SourceError naming the file and its kind
 */
export function refuseUnlessRegular(file: string, stats: fs.Stats): void {
  if (stats.isFile()) return;
  const kind = KINDS.find(([is]) => stats[is]())?.[1] ?? 'no regular file';
  throw new SourceError(file, undefined, `is ${kind}; ${ONLY_REGULAR}`);
}

const ONLY_REGULAR = 'only regular files are read, and standard input where it is named -';
