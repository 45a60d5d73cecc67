import * as fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { SourceError } from '../../cloudformation/document/source';

/**
 * Loads a module that the user names, ES or CommonJS.
 *
 * @throws SourceError when there is none, or it throws
 */
export async function importModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  if (!fs.existsSync(file)) throw new SourceError(file, undefined, 'there is no such file');
  try {
    return (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new SourceError(
      file,
      undefined,
      `cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
