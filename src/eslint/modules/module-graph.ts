import type { TSESLint } from '@typescript-eslint/utils';
import { mayMakeConstructs } from './worth-reading';
import { importedFile, type ModuleFile } from './imported-file';
import { moduleOf, type Module } from './module';
import { parse, type Reading } from './parse';
import { Recent } from './recent';

interface Read {
  readonly text: string;
  readonly parser: unknown;
  readonly module: Module | undefined;
}

/** Size of the cache of modules, in characters. */
const READ = new Recent<string, Read>(300_000);

/** A file and the project modules that it imports, directly or indirectly. */
export interface ModuleGraph {
  readonly entry: Module;
  /** The file itself first. */
  readonly all: readonly Module[];
  readonly resolve: (importer: Module, specifier: string) => Module | undefined;
}

/** The file being linted, as a module. If other files import it with the same text, that module is reused. */
export function entryModule(path: string, sourceCode: TSESLint.SourceCode): Module {
  const known = READ.get(path);
  return known?.module && known.text === sourceCode.text ? known.module : moduleOf(path, sourceCode);
}

/**
 * Reads the modules that a file imports.
 *
 * @param root the directory that ESLint runs in; what is outside is not read
 */
export function moduleGraph(entry: Module, reading: Reading, root: string): ModuleGraph {
  const found = new Map<string, Module | undefined>([[entry.path, entry]]);
  const resolved = new Map<string, Module | undefined>();
  const all: Module[] = [entry];
  for (const module of all)
    for (const specifier of module.specifiers) {
      const file = importedFile(specifier, module.path, root);
      if (!file) continue;
      if (!found.has(file.path) && mayMakeConstructs(file)) {
        const imported = read(file, reading);
        found.set(file.path, imported);
        if (imported) all.push(imported);
      }
      resolved.set(`${module.path}\0${specifier}`, found.get(file.path));
    }
  return { entry, all, resolve: ({ path }, specifier) => resolved.get(`${path}\0${specifier}`) };
}

function read({ path, text }: ModuleFile, reading: Reading): Module | undefined {
  const known = READ.get(path);
  if (known?.text === text && known.parser === reading.parser) return known.module;
  const sourceCode = parse(text, path, reading);
  const module = sourceCode && moduleOf(path, sourceCode);
  READ.set(path, { text, parser: reading.parser, module }, text.length);
  return module;
}
