import * as fs from 'node:fs';
import * as path from 'node:path';
import { isInside } from '../../assembly/is-inside';
import { SourceError } from '../../cloudformation/document/source';
import { ConfigurationError } from '../../engine/config/configuration';

/** The directories from which an agent may have files read; no file outside of them is opened. */
export class Roots {
  /** Their real paths, in the order of the command line. */
  public readonly directories: readonly string[];

  /**
   * @param named the directories as the user named them; empty for the working directory
   * @param cwd the working directory
   * @throws ConfigurationError for a path that is no directory
   */
  public constructor(named: readonly string[], cwd: string) {
    this.directories = (named.length === 0 ? ['.'] : named).map((name) => {
      const real = realPath(path.resolve(cwd, name));
      if (real === undefined || !fs.statSync(real).isDirectory())
        throw new ConfigurationError(`--root ${name}: there is no such directory`);
      return real;
    });
  }

  /**
   * The real path of a file or directory that lies inside of a root.
   *
   * @param name an absolute path, or one relative to a root; the first root that has it counts
   * @throws SourceError for what is not there and for what lies outside, in the same words: nobody learns from the
   *   answer
   *   which files there are elsewhere
   */
  public find(name: string): string {
    for (const root of this.directories) {
      const real = realPath(path.resolve(root, name));
      if (real !== undefined && this.directories.some((directory) => isInside(directory, real))) return real;
    }
    throw new SourceError(
      name,
      undefined,
      `there is no such file or directory inside of ${this.directories.join(', ')}; what lies elsewhere, or behind a symbolic link that leads elsewhere, is not read (start the server with --root DIR to allow more)`,
    );
  }
}

function realPath(file: string): string | undefined {
  try {
    return fs.realpathSync.native(file);
  } catch {
    // A missing file, an unreadable one and an invalid name get the same answer.
    return undefined;
  }
}
