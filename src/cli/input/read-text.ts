import * as fs from 'node:fs';
import { SourceError } from '../../cloudformation/document/source';

/**
 * The text of a file.
 *
 * @throws SourceError saying why it cannot be read
 */
export function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new SourceError(file, undefined, code === 'ENOENT' ? 'there is no such file' : `cannot be read: ${message}`);
  }
}
