import type { TSESLint } from '@typescript-eslint/utils';
import { importedFile } from './module-files';
import { moduleOf, type Module } from './module';
import { parse, type Reading } from './parse';

/** Modules that are read for one file, at most; nobody follows more of them by eye. */
const MAX_MODULES = 40;
/** Modules that are kept for the files that import them next. */
const MAX_KNOWN = 500;

/** What a file imports that can make constructs, or hands on what does. */
const CONSTRUCTS = /aws-cdk-lib|@aws-cdk\/|\bconstructs\b|cdk-websocket-guard|\bexport\s*(?:type\s*)?[*{]/;

const KNOWN = new Map<
  string,
  { readonly text: string; readonly parser: unknown; readonly module: Module | undefined }
>();

/** A file and the modules of the project that it imports, directly and through others. */
export interface Modules {
  /** The file itself first. */
  readonly all: readonly Module[];
  readonly resolve: (importer: Module, specifier: string) => Module | undefined;
}

/** Whether a file can import what makes constructs: what costs least to tell of files that have nothing to do with it. */
export function mayImportConstructs({ text }: TSESLint.SourceCode): boolean {
  return CONSTRUCTS.test(text) && /['"]\.{1,2}\//.test(text);
}

/**
 * Reads the modules that a file imports.
 *
 * @param root the directory that ESLint runs in; what is outside is not read
 */
export function modulesOf(entry: Module, reading: Reading, root: string): Modules {
  const found = new Map<string, Module | undefined>([[entry.path, entry]]);
  const resolved = new Map<string, Module | undefined>();
  const all: Module[] = [entry];
  for (const module of all)
    for (const specifier of module.specifiers) {
      const file = importedFile(specifier, module.path, root);
      if (!file) continue;
      if (!found.has(file.path) && all.length < MAX_MODULES && CONSTRUCTS.test(file.text)) {
        const imported = read(file, reading);
        found.set(file.path, imported);
        if (imported) all.push(imported);
      }
      resolved.set(`${module.path}\0${specifier}`, found.get(file.path));
    }
  return { all, resolve: ({ path }, specifier) => resolved.get(`${path}\0${specifier}`) };
}

function read({ path, text }: { readonly path: string; readonly text: string }, reading: Reading): Module | undefined {
  const known = KNOWN.get(path);
  if (known?.text === text && known.parser === reading.parser) return known.module;
  const sourceCode = parse(text, path, reading);
  const module = sourceCode && moduleOf(path, sourceCode);
  if (KNOWN.size >= MAX_KNOWN) KNOWN.clear();
  KNOWN.set(path, { text, parser: reading.parser, module });
  return module;
}
