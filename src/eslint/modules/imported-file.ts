import * as fs from 'node:fs';
import * as path from 'node:path';
import { Recent } from './recent';

/** The text of a file that another imports. */
export interface ModuleFile {
  /** Absolute, without symbolic links. */
  readonly path: string;
  readonly text: string;
}

/** Nobody writes longer modules by hand; what is generated tells nothing of an app. */
const MAX_BYTES = 256 * 1024;

/** What a specifier may leave out, or say differently: TypeScript imports `./chat.ts` as `./chat.js`. */
const ENDINGS = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '/index.ts', '/index.js'];

/** Characters of files that are kept for those that import them next. */
const KNOWN = new Recent<string, { readonly stamp: string; readonly file: ModuleFile }>(4_000_000);

/**
 * The file that a relative specifier means: a regular one below the root and outside of `node_modules`, links resolved.
 * Whatever else it means, and what cannot be read, is as if it was not there.
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

/** A path without symbolic links; as it is where there is no such file. */
export function realPath(name: string): string {
  try {
    return fs.realpathSync(name);
  } catch {
    return name;
  }
}

/** As the linter has its files: without the mark of their encoding. */
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
