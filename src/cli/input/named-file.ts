import * as fs from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import * as path from 'node:path';
import { readText } from '../../assembly/read-file';
import { isObject, own } from '../../cloudformation/document/json';

const EXPLICIT = /^\.{1,2}(?:[\\/]|$)/;
const EXTENSION = /\.(?:json|ya?ml|[cm]?[jt]s)$/;
/** The name of a package (`@acme/guard`, `guard`), and the path inside of it. */
const PACKAGE = /^((?:@[^@/\\]+\/)?[^@/\\.][^/\\]*)(\/.+)?$/;
/** The conditions of `exports` that hold for `import`. */
const CONDITIONS: ReadonlySet<string> = new Set(['import', 'node', 'module-sync', 'default']);

/**
 * The file of a name in a directory: a path, or a package that Node.js finds from there.
 *
 * @returns undefined where there is no such package; the file of a path may be missing
 */
export function resolveNamed(directory: string, name: string): string | undefined {
  const file = path.resolve(directory, name);
  if (EXPLICIT.test(name) || path.isAbsolute(name) || isFile(file)) return file;
  return packageFile(directory, name) ?? (EXTENSION.test(name) && !name.startsWith('@') ? file : undefined);
}

function packageFile(directory: string, name: string): string | undefined {
  if (isBuiltin(name)) return undefined;
  const resolver = createRequire(path.join(directory, 'package.json'));
  try {
    return resolver.resolve(name);
  } catch {
    // A package may have exports for `import` only.
    return importedFile(resolver.resolve.paths(name) ?? [], name);
  }
}

/** The file that `import` would find; Node.js has no function for that from another directory. */
function importedFile(directories: readonly string[], name: string): string | undefined {
  const [, packageName = '', inside = ''] = PACKAGE.exec(name) ?? [];
  if (packageName === '') return undefined;
  const root = directories
    .map((directory) => path.join(directory, packageName))
    .find((folder) => isFile(path.join(folder, 'package.json')));
  if (root === undefined) return undefined;
  const target = exported(readJson(path.join(root, 'package.json')), `.${inside}`);
  return target === undefined ? undefined : path.join(root, target);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch {
    // A package with a broken package.json counts as missing.
    return undefined;
  }
}

function exported(manifest: unknown, entry: string): string | undefined {
  const all = isObject(manifest) ? own(manifest, 'exports') : undefined;
  const isMap = isObject(all) && Object.keys(all).every((key) => key.startsWith('.'));
  return conditional(isMap ? own(all, entry) : entry === '.' ? all : undefined);
}

function conditional(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (!isObject(target)) return undefined;
  for (const [condition, inside] of Object.entries(target)) {
    const found = CONDITIONS.has(condition) ? conditional(inside) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isFile(file: string): boolean {
  try {
    return fs.statSync(file).isFile();
  } catch {
    // What cannot be looked at is none; the error is reported when the file is read.
    return false;
  }
}
