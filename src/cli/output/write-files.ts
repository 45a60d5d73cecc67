import * as fs from 'node:fs';
import * as path from 'node:path';
import { SourceError } from '../../cloudformation/document/source';
import { messageOf } from '../../engine/error-text';

/** A file to be written. */
interface Write {
  /** The name that the user gave. */
  readonly file: string;
  readonly content: string;
  /** The file behind symbolic links, which are kept. */
  readonly target: string;
  /** The temporary file with the content; undefined for devices and pipes, which are written to directly. */
  readonly temporary: string | undefined;
}

/**
 * Writes all files or none: each under a temporary name beside its own, and all are renamed at the end. Devices and
 * pipes are written to directly. Missing directories are created.
 *
 * @param files contents by name
 * @throws SourceError for a file that cannot be written; no file has changed then, unless renaming failed
 */
export function writeFiles(files: ReadonlyMap<string, string>): void {
  const writes: Write[] = [];
  let current = '';
  try {
    for (const [file, content] of files) {
      current = file;
      const write = prepare(file, content);
      writes.push(write);
      if (write.temporary !== undefined) fs.writeFileSync(write.temporary, content, { flag: 'wx' });
    }
    for (const { file, content, target, temporary } of writes) {
      current = file;
      if (temporary === undefined) writeThrough(target, content);
      else fs.renameSync(temporary, target);
    }
  } catch (error) {
    for (const { temporary } of writes) if (temporary !== undefined) fs.rmSync(temporary, { force: true });
    throw new SourceError(current, undefined, `cannot be written: ${messageOf(error)}`);
  }
}

/**
 * Refuses to overwrite files that were read.
 *
 * @param outputs files that are to be written
 * @param inputs files that were read
 * @throws SourceError for the first output that is an input as well, even by another name
 */
export function refuseInputs(outputs: readonly string[], inputs: readonly string[]): void {
  if (outputs.length === 0) return;
  const read = new Set(inputs.flatMap((file) => identity(file) ?? []));
  const both = outputs.find((file) => read.has(identity(file) ?? ''));
  if (both !== undefined)
    throw new SourceError(
      both,
      undefined,
      'is read by this check, and would be overwritten; give the report another name',
    );
}

/** The identity of a regular file, the same for all its names; undefined for a missing file. */
function identity(file: string): string | undefined {
  try {
    const stats = fs.statSync(file, { bigint: true });
    return stats.isFile() ? `${stats.dev}:${stats.ino}` : undefined;
  } catch {
    // The error is reported when the file is read or written.
    return undefined;
  }
}

/** Writes to a device or a pipe; opening a named pipe without a reader would block for ever. */
function writeThrough(target: string, content: string): void {
  const reader = fs.statSync(target).isFIFO() ? openIfRead(target) : undefined;
  try {
    fs.writeFileSync(target, content);
  } finally {
    // The pipe stays open until all is written, so that its reader does not see the end early.
    if (reader !== undefined) fs.closeSync(reader);
  }
}

function openIfRead(pipe: string): number {
  try {
    return fs.openSync(pipe, fs.constants.O_WRONLY | fs.constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
    throw new Error('it is a named pipe that nobody reads; start what reads it first', { cause: error });
  }
}

function prepare(file: string, content: string): Write {
  const target = behindLinks(file);
  const stats = fs.statSync(target, { throwIfNoEntry: false });
  if (stats?.isDirectory()) throw new Error('it is a directory');
  if (stats && !stats.isFile()) return { file, content, target, temporary: undefined };
  fs.mkdirSync(path.dirname(target), { recursive: true });
  return { file, content, target, temporary: `${target}.${process.pid}.tmp` };
}

/** How many symbolic links are followed; no system follows more. */
const MAX_LINKS = 40;

/** The file behind symbolic links, which may not exist yet. */
function behindLinks(file: string): string {
  let target = file;
  for (let links = 0; links < MAX_LINKS; links++) {
    // System links such as /dev/stdout lead to a file without a name.
    if (fs.statSync(target, { throwIfNoEntry: false })?.isFile() === false) return target;
    if (!fs.lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return target;
    target = path.resolve(path.dirname(target), fs.readlinkSync(target));
  }
  throw new Error('its symbolic links lead in a circle');
}
