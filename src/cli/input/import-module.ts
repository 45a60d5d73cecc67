import { pathToFileURL } from 'node:url';
import { refuseUnlessRegular, statOf } from '../../assembly/read-file';
import { SourceError } from '../../cloudformation/document/source';
import { messageOf } from '../../engine/error-text';

/** Thrown for a module of the user's that never finishes loading. */
export class UnsettledModuleError extends Error {
  /** @param file the module */
  public constructor(public readonly file: string) {
    super(
      'this module never ends loading: it waits at the top level for something that never comes, so nothing is decided',
    );
    this.name = 'UnsettledModuleError';
  }
}

const TYPESCRIPT = /\.[cm]?ts$/;

function stripsTypes(): boolean {
  return Boolean((process.features as { readonly typescript?: unknown }).typescript);
}

/**
 * Loads a module that the user names, ES or CommonJS.
 *
 * @throws SourceError when it does not exist, or throws
 * @throws UnsettledModuleError when the event loop is empty before it has loaded
 */
export async function importModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  const stats = statOf(file);
  if (!stats) throw new SourceError(file, undefined, 'there is no such file');
  refuseUnlessRegular(file, stats);
  if (TYPESCRIPT.test(file) && !stripsTypes())
    throw new SourceError(
      file,
      undefined,
      `is TypeScript, which this Node.js (${process.version}) does not run; use Node.js 22.18 or newer, or compile it and name the JavaScript`,
    );
  let giveUp = (): void => undefined;
  // Without this, Node.js would end the process with status 0 when the event loop is empty.
  const unsettled = new Promise<never>((_, reject) => {
    giveUp = (): void => {
      reject(new UnsettledModuleError(file));
    };
    process.once('beforeExit', giveUp);
  });
  try {
    return (await Promise.race([import(pathToFileURL(file).href), unsettled])) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (error instanceof UnsettledModuleError) throw error;
    throw new SourceError(file, undefined, `cannot be loaded: ${messageOf(error)}`);
  } finally {
    process.off('beforeExit', giveUp);
  }
}
