import type { TSESLint } from '@typescript-eslint/utils';
import * as path from 'node:path';
import { once } from '../analysis/once';
import { isRelevantFile, SourceFile } from '../analysis/source-file';
import type { Node } from '../analysis/syntax';
import { link } from './link';
import type { MergedText, Place } from './merged-text';
import { moduleOf, type Module } from './module';
import { parse, readingOf, type Reading } from './parse';
import { modulesOf } from './project-modules';

type Context = Pick<
  TSESLint.RuleContext<string, readonly unknown[]>,
  'languageOptions' | 'sourceCode' | 'settings' | 'physicalFilename' | 'cwd'
>;

/** A file together with the modules that it imports, as one program. */
export interface LinkedProgram {
  readonly file: SourceFile;
  /** The modules that are part of it, the file itself first. */
  readonly modules: readonly Module[];
  /** Where a part of the program is written. */
  readonly placeOf: (position: number) => Place<Module> | undefined;
  /** What the file itself has that leads to a part of one of the modules. */
  readonly reasonFor: (node: Node) => readonly [start: number, end: number] | undefined;
  /** The same of a module, as if the linter were at that. */
  readonly ofModule: (module: Module) => LinkedProgram | undefined;
  /** A module as if it were alone. */
  readonly alone: (module: Module) => SourceFile | undefined;
}

const PROGRAMS = new WeakMap<TSESLint.SourceCode.Program, { readonly program: LinkedProgram | undefined }>();

/** The program of the file that the linter is at; undefined where it imports nothing that could change a verdict. */
export function linkedProgram(context: Context): LinkedProgram | undefined {
  const { sourceCode, physicalFilename, cwd, settings } = context;
  const known = PROGRAMS.get(sourceCode.ast);
  if (known) return known.program;
  const reading = path.isAbsolute(physicalFilename) ? readingOf(context) : undefined;
  const program = reading && programOf(moduleOf(physicalFilename, sourceCode), { reading, root: cwd, settings });
  PROGRAMS.set(sourceCode.ast, { program });
  return program;
}

interface Surroundings {
  readonly reading: Reading;
  readonly root: string;
  readonly settings: TSESLint.SharedConfigurationSettings;
}

function programOf(entry: Module, around: Surroundings): LinkedProgram | undefined {
  const { all, resolve } = modulesOf(entry, around.reading, around.root);
  if (all.length === 1) return undefined;
  const merged = link(all, resolve);
  const sourceCode = parse(merged.text, entry.path, around.reading);
  if (!sourceCode || !isRelevantFile(sourceCode)) return undefined;
  const file = SourceFile.of(sourceCode, around.settings);
  const ofModule = once((module: Module) => ({ program: programOf(module, around) }));
  return {
    file,
    modules: all,
    placeOf: (position) => merged.placeOf(position),
    reasonFor: (node) => reasonFor(file.sourceCode, merged, entry, node),
    ofModule: (module) => ofModule(module).program,
    alone: (module) =>
      isRelevantFile(module.sourceCode) ? SourceFile.of(module.sourceCode, around.settings) : undefined,
  };
}

/** What the file has that leads to a part of a module: the first use of what declares it, or of what uses that. */
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

/** The statement at the top of a file that a node is part of. */
function statementAround(node: Node): Node {
  let at = node;
  while (at.parent && at.parent.type !== 'Program') at = at.parent;
  return at;
}
