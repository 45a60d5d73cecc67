import type { TSESLint } from '@typescript-eslint/utils';
import * as path from 'node:path';
import { relevantBindings } from '../analysis/imports';
import { once } from '../analysis/once';
import { projectSettings } from '../analysis/project-settings';
import { isRelevantFile, SourceFile } from '../analysis/source-file';
import type { Node } from '../analysis/syntax';
import { realPath } from './imported-file';
import { link, type Linked } from './link';
import type { MergedText, Place } from './merged-text';
import type { Module } from './module';
import { isTest, isWorthReading, mayImportConstructs } from './worth-reading';
import { parse, readingOf, type Reading } from './parse';
import { Recent } from './recent';
import { entryModule, moduleGraph, type ModuleGraph } from './module-graph';

type Context = Pick<
  TSESLint.RuleContext<string, readonly unknown[]>,
  'languageOptions' | 'sourceCode' | 'settings' | 'physicalFilename' | 'cwd'
>;

/** A file together with the modules that it imports, as one program. */
export interface LinkedProgram {
  readonly file: SourceFile;
  /** The modules that are part of it, the file itself first. */
  readonly modules: readonly Module[];
  /** Maps a position in the program to its source. */
  readonly placeOf: (position: number) => Place<Module> | undefined;
  /** Code of the program with the names that its variables have in their modules. */
  readonly asWritten: (code: string) => string;
  /** The node in the file itself that leads to a node in one of the modules. */
  readonly reasonFor: (node: Node) => readonly [start: number, end: number] | undefined;
  /** The same for a module, as if the linter were processing that module. */
  readonly ofModule: (module: Module) => LinkedProgram | undefined;
  /** A module by itself, without what it imports. */
  readonly alone: (module: Module) => SourceFile | undefined;
}

/** Whether a file may be analysed together with its imports. */
export function isLinkable({ text }: TSESLint.SourceCode, { physicalFilename, cwd, settings }: Context): boolean {
  return (
    mayImportConstructs(text) &&
    path.isAbsolute(physicalFilename) &&
    !isTest(path.relative(cwd, physicalFilename)) &&
    projectSettings(settings).followsImports
  );
}

/** The program of the file being linted; undefined if none of its imports could change a verdict. */
export const linkedProgram = once((sourceCode: TSESLint.SourceCode, context: Context): LinkedProgram | undefined => {
  const { physicalFilename, cwd, settings } = context;
  const reading = readingOf(context);
  return reading && programOf(entryModule(realPath(physicalFilename), sourceCode), { reading, root: cwd, settings });
});

interface Surroundings {
  readonly reading: Reading;
  readonly root: string;
  readonly settings: TSESLint.SharedConfigurationSettings;
}

interface Made {
  /** Everything that the program depends on: the texts of its modules and the configuration. */
  readonly modules: readonly Module[];
  readonly settings: string;
  readonly program: LinkedProgram | undefined;
}

/** Size of the cache of programs, in characters. */
const MADE = new Recent<Module, Made>(200_000);

function programOf(entry: Module, around: Surroundings): LinkedProgram | undefined {
  if (!isWorthReading({ path: entry.path, text: entry.sourceCode.text }, around.root)) return undefined;
  const modules = moduleGraph(entry, around.reading, around.root);
  const { all } = modules;
  if (all.length === 1 || !all.some(({ sourceCode }) => relevantBindings(sourceCode.ast).length > 0)) return undefined;
  const settings = JSON.stringify(projectSettings(around.settings));
  const made = MADE.get(entry);
  const isSame = made?.modules.length === all.length && made.modules.every((module, index) => module === all[index]);
  if (isSame && made.settings === settings) return made.program;
  const text = link(modules);
  const program = linked(modules, text, around);
  MADE.set(entry, { modules: all, settings, program }, text.merged.text.length);
  return program;
}

function linked(
  { entry, all }: ModuleGraph,
  { merged, originals }: Linked,
  around: Surroundings,
): LinkedProgram | undefined {
  const sourceCode = parse(merged.text, entry.path, around.reading);
  if (!sourceCode) return undefined;
  const file = SourceFile.of(sourceCode, around.settings);
  return {
    file,
    modules: all,
    placeOf: (position) => merged.placeOf(position),
    asWritten: (code) => code.replaceAll(/[\p{ID_Continue}$]+/gu, (name) => originals.get(name) ?? name),
    reasonFor: (node) => reasonFor(file.sourceCode, merged, entry, node),
    ofModule: (module) => programOf(module, around),
    alone: (module) =>
      isRelevantFile(module.sourceCode) ? SourceFile.of(module.sourceCode, around.settings) : undefined,
  };
}

/**
 * The node in the file that leads to a node in a module: the first use of the declaration around it, directly or
 * through others.
 */
function reasonFor(
  sourceCode: TSESLint.SourceCode,
  merged: MergedText<Module>,
  entry: Module,
  node: Node,
): readonly [start: number, end: number] | undefined {
  const open: Node[] = [statementAround(node)];
  const seen = new Set(open);
  for (const statement of open) {
    const declared = sourceCode.getDeclaredVariables(
      statement.type.startsWith('Export') && 'declaration' in statement ? (statement.declaration as Node) : statement,
    );
    for (const { identifier } of declared.flatMap(({ references }) => references)) {
      const place = merged.placeOf(identifier.range[0]);
      const isUse = identifier.parent.type === 'NewExpression' || identifier.parent.type === 'CallExpression';
      if (place?.of === entry && isUse) return entry.sourceCode.getNodeByRangeIndex(place.offset)?.range;
      const user = statementAround(identifier);
      if (seen.has(user)) continue;
      seen.add(user);
      open.push(user);
    }
  }
  return undefined;
}

/** The top-level statement that contains a node. */
function statementAround(node: Node): Node {
  let at = node;
  while (at.parent && at.parent.type !== 'Program') at = at.parent;
  return at;
}
