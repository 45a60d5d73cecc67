import * as fs from 'node:fs';
import * as path from 'node:path';
import { SourceError } from '../../cloudformation/document/source';
import { messageOf } from '../../engine/error-text';

/** A file that is about to be written. */
interface Write {
  /** As it was named. */
  readonly file: string;
  readonly content: string;
  /** What is renamed or written to: behind symbolic links, which stay what they are. */
  readonly target: string;
  /** Where the content is until all files are there; undefined for devices and pipes, which are written to. */
  readonly temporary: string | undefined;
}

/**
 * Writes files whole or not at all: each under a temporary name beside its own, and renamed when all of them are there.
 * Devices and pipes are written to. Directories that are missing are made.
 *
 * @param files contents by name
 * @throws SourceError for a file that cannot be written; no file has changed then, unless renaming itself failed
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
 * Refuses to write over what was read.
 *
 * @param outputs files that are to be written
 * @param inputs files that were read
 * @throws SourceError for the first output that is an input as well, whatever each is called
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

/** What a regular file is known by, however it is called; undefined for a file that is not there. */
function identity(file: string): string | undefined {
  try {
    const stats = fs.statSync(file, { bigint: true });
    return stats.isFile() ? `${stats.dev}:${stats.ino}` : undefined;
  } catch {
    // Whoever reads or writes it will tell.
    return undefined;
  }
}

/** Writes to a device or a pipe; a named pipe that nobody reads would keep whoever opens it waiting for ever. */
function writeThrough(target: string, content: string): void {
  const reader = fs.statSync(target).isFIFO() ? openIfRead(target) : undefined;
  try {
    fs.writeFileSync(target, content);
  } finally {
    // Until all is written the pipe is open: its reader would take its end for the end of the report.
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

/** Symbolic links that lead to each other; no system follows more. */
const MAX_LINKS = 40;

/** The file that a name leads to, there or not yet. */
function behindLinks(file: string): string {
  let target = file;
  for (let links = 0; links < MAX_LINKS; links++) {
    // Links of the system such as /dev/stdout lead to what has no name of its own.
    if (fs.statSync(target, { throwIfNoEntry: false })?.isFile() === false) return target;
    if (!fs.lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return target;
    target = path.resolve(path.dirname(target), fs.readlinkSync(target));
  }
  throw new Error('its symbolic links lead in a circle');
}
