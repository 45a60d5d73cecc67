import * as fs from 'node:fs';
import * as path from 'node:path';
import { Recent } from './recent';

/** An imported file and its text. */
export interface ModuleFile {
  /** Absolute, with symbolic links resolved. */
  readonly path: string;
  readonly text: string;
}

/** Longer modules are generated, and say nothing about an app. */
const MAX_BYTES = 256 * 1024;

/** How a specifier may differ from the file name: TypeScript imports `./chat.ts` as `./chat` or `./chat.js`. */
const ENDINGS = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '/index.ts', '/index.js'];

/** Size of the cache of files, in characters. */
const KNOWN = new Recent<string, { readonly stamp: string; readonly file: ModuleFile }>(4_000_000);

/**
 * Reads the file that a relative specifier refers to: a regular file below the root and outside of `node_modules`,
 * after symbolic links are resolved. Anything else, and a file that cannot be read, is treated as missing.
 *
 * @param importer absolute path of the file that imports it
 * @param root the directory that ESLint runs in
 */
export function importedFile(specifier: string, importer: string, root: string): ModuleFile | undefined {
  const base = path.resolve(path.dirname(importer), specifier);
  const bases = [base.replace(/\.([mc]?)js$/, '.$1ts'), base];
  for (const candidate of new Set(bases.flatMap((one) => ENDINGS.map((ending) => one + ending)))) {
    const file = regularFile(candidate);
    if (file) return isInside(file.path, root) ? contentOf(file) : undefined;
  }
  return undefined;
}

interface RegularFile {
  readonly path: string;
  readonly size: number;
  readonly stamp: string;
}

function regularFile(candidate: string): RegularFile | undefined {
  try {
    const real = fs.realpathSync(candidate);
    const stats = fs.statSync(real);
    return stats.isFile()
      ? { path: real, size: stats.size, stamp: `${stats.mtimeMs} ${stats.size} ${stats.ino}` }
      : undefined;
  } catch {
    return undefined;
  }
}

function isInside(file: string, root: string): boolean {
  const below = path.relative(realPath(root), file);
  return !path.isAbsolute(below) && !below.split(path.sep).some((part) => part === '..' || part === 'node_modules');
}

/** Resolves symbolic links; a path that does not exist is returned unchanged. */
export function realPath(name: string): string {
  try {
    return fs.realpathSync(name);
  } catch {
    return name;
  }
}

/** Removes the byte order mark, as the linter does. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

function contentOf({ path: file, size, stamp }: RegularFile): ModuleFile | undefined {
  if (size > MAX_BYTES) return undefined;
  const known = KNOWN.get(file);
  if (known?.stamp === stamp) return known.file;
  try {
    const read = { path: file, text: withoutMark(fs.readFileSync(file, 'utf8')) };
    KNOWN.set(file, { stamp, file: read }, read.text.length);
    return read;
  } catch {
    return undefined;
  }
}
