import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import * as path from 'node:path';
import { once } from './analysis/once';
import type { SourceFile } from './analysis/source-file';
import { realPath } from './modules/imported-file';
import { isDisabled } from './modules/disabled-lines';
import type { LinkedProgram } from './modules/linked-program';
import type { Module } from './modules/module';

/** A finding of a rule at a node. */
type Finding<M extends string> = TSESLint.ReportDescriptor<M> & { readonly node: TSESTree.Node };

/** Collects findings. */
export type Tell<M extends string> = (finding: Finding<M>) => void;

/** Checks a file and passes on its findings. */
export type Judge<M extends string> = (file: SourceFile, tell: Tell<M>) => void;

/** A finding that is only visible when a file is analysed together with its imports. */
export interface LinkedFinding<M extends string> {
  readonly loc: TSESTree.SourceLocation;
  readonly messageId: M;
  readonly data: Readonly<Record<string, unknown>> | undefined;
  /** File and line, if the finding is in another file than the one being linted. */
  readonly place: string | undefined;
}

interface Found<M extends string> {
  readonly finding: Finding<M>;
  readonly module: Module;
  readonly offset: number;
}

interface Around {
  readonly ruleId: string;
  readonly root: string;
}

/**
 * What a rule finds in a file and the modules that it imports, and in neither of them alone: nor in a module with what
 * that imports, where it is already reported.
 *
 * @param told whether the rule has told of a node of the file itself that starts at an offset
 * @param around the name of the rule in the configuration, and what the names of files are relative to
 */
export function linkedFindings<M extends string>(
  program: LinkedProgram,
  judge: Judge<M>,
  told: (offset: number) => boolean,
  around: Around,
): readonly LinkedFinding<M>[] {
  const [entry, ...others] = program.modules;
  const toldAt = once((module: Module) => toldOf(program, module, judge));
  const isTold = ({ module, offset }: Found<M>): boolean =>
    module === entry ? told(offset) : others.some((other) => toldAt(other).has(keyOf(module, offset)));
  return foundIn(program, judge)
    .filter((found) => !isTold(found))
    .flatMap((found) => linkedFinding(program, found, around) ?? []);
}

/** The findings of a rule in a program, with their source positions. */
function foundIn<M extends string>(program: LinkedProgram, judge: Judge<M>): readonly Found<M>[] {
  const found: Found<M>[] = [];
  judge(program.file, (finding) => {
    const place = program.placeOf(finding.node.range[0]);
    if (place) found.push({ finding, module: place.of, offset: place.offset });
  });
  return found;
}

/** The findings of a rule for a module and its imports. */
function toldOf<M extends string>(program: LinkedProgram, module: Module, judge: Judge<M>): ReadonlySet<string> {
  const keys = new Set<string>();
  const file = program.alone(module);
  if (file)
    judge(file, ({ node }) => {
      keys.add(keyOf(module, node.range[0]));
    });
  const linked = program.ofModule(module);
  for (const one of linked ? foundIn(linked, judge) : []) keys.add(keyOf(one.module, one.offset));
  return keys;
}

function keyOf({ path: file }: Module, offset: number): string {
  return `${offset} ${file}`;
}

function linkedFinding<M extends string>(
  program: LinkedProgram,
  { finding, module, offset }: Found<M>,
  { ruleId, root }: Around,
): LinkedFinding<M> | undefined {
  const [entry] = program.modules;
  const reason =
    module === entry ? entry.sourceCode.getNodeByRangeIndex(offset)?.range : program.reasonFor(finding.node);
  if (!entry || !reason) return undefined;
  const { line } = module.sourceCode.getLocFromIndex(offset);
  if (module !== entry && isDisabled(module.sourceCode, ruleId, line)) return undefined;
  const file = path.relative(realPath(root), module.path).split(path.sep).join('/');
  return {
    loc: { start: entry.sourceCode.getLocFromIndex(reason[0]), end: entry.sourceCode.getLocFromIndex(reason[1]) },
    messageId: finding.messageId,
    data: finding.data && asWritten(program, finding.data),
    place: module === entry ? undefined : `${file}:${line}`,
  };
}

/** What fills a message, in the words of the modules that it quotes. */
function asWritten(
  { asWritten: written }: LinkedProgram,
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? written(value) : value]),
  );
}
