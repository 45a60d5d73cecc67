import * as fs from 'node:fs';
import * as path from 'node:path';
import { SourceError } from '../../cloudformation/document/source';

/**
 * Writes files whole or not at all: each under a temporary name beside its own, and renamed when all of them are there.
 * Directories that are missing are made.
 *
 * @param files contents by name
 * @throws SourceError for a file that cannot be written; no file has changed then, unless renaming itself failed
 */
export function writeFiles(files: ReadonlyMap<string, string>): void {
  const temporary = [...files.keys()].map((file) => [file, `${file}.${process.pid}.tmp`] as const);
  let current = '';
  try {
    for (const [file, name] of temporary) {
      current = file;
      fs.mkdirSync(path.dirname(file), { recursive: true });
      if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a directory');
      fs.writeFileSync(name, files.get(file) ?? '');
    }
    for (const [file, name] of temporary) {
      current = file;
      fs.renameSync(name, file);
    }
  } catch (error) {
    for (const [, name] of temporary) fs.rmSync(name, { force: true });
    throw new SourceError(
      current,
      undefined,
      `cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
