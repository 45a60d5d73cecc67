import * as path from 'node:path';
import { buildModel } from '../apigateway/building/build-model';
import type { Model } from '../apigateway/model';
import { isInside } from '../assembly/is-inside';
import { withLocalStacks } from '../cloudformation/stacks/local-stacks';
import { Checker } from '../engine/check';
import { type Configuration, protocolsOf } from '../engine/config/configuration';
import type { Result } from '../engine/finding';
import type { FileName } from '../engine/location';
import { MergedResults } from '../engine/results/merge-results';
import { dayOf, type Environment } from './environment';
import { InputReader } from './input/input-reader';
import { type Input, findInputs, noTemplate } from './input/inputs';
import { inputsByApp } from './input/inputs-by-app';
import { nameBelow } from './input/name-below';
import { reachable } from './input/reachable';
import { realPath } from './input/real-path';
import type { Settings } from './input/settings';
import { logLine } from './log-line';
import { Progress } from './output/progress';

/** The default input. */
export const DEFAULT_INPUT = 'cdk.out';

/** Moves single files behind assemblies: only an assembly shows which templates belong together. */
function assembliesFirst(inputs: readonly Input[]): readonly Input[] {
  const assemblies = inputs.filter(({ kind }) => kind === 'assembly').map((input) => realPath(input.path));
  const isPart = ({ path: file, kind }: Input): boolean =>
    kind !== 'assembly' && assemblies.some((directory) => isInside(directory, realPath(file)));
  return [...inputs.filter((input) => !isPart(input)), ...inputs.filter(isPart)];
}

/** The findings of some inputs. */
export interface CheckedInputs {
  readonly result: Result;
  /** The files that were read, which must not be overwritten. */
  readonly files: readonly string[];
}

/**
 * Judges the templates behind some paths, one app at a time, so that only one is in memory.
 *
 * @param paths files, directories, or `-` for standard input; `cdk.out` where there are none
 * @param settings which policies, how severe, and the directory of relative patterns
 * @param environment its log shows progress, and which files are not read
 * @param look is called with the model of every app and judged protocol, for reports that name or draw APIs
 * @param deployed files of saved answers of the AWS CLI, judged after the templates
 * @throws SourceError for input that cannot be read, and for a path without a template
 */
export async function checkInputs(
  paths: readonly string[],
  settings: Pick<Settings, 'configuration' | 'directory'>,
  environment: Environment,
  look: (model: Model) => void,
  deployed: readonly string[] = [],
): Promise<CheckedInputs> {
  const { cwd } = environment;
  const named = paths.length + deployed.length === 0 ? [DEFAULT_INPUT] : paths;
  const { inputs, remarks } = findInputs(named.map((one) => reachable(cwd, one)));
  for (const remark of remarks) logLine(environment, remark);
  if (inputs.length > 1 || inputs[0]?.kind === 'assembly') await environment.tune?.();
  const reader = new InputReader(inputs, environment);
  const judge = new InputJudge(settings, environment, reader, look);
  try {
    for (const app of inputsByApp(assembliesFirst(inputs), judge.wholePath)) judge.app(app);
    for (const file of deployed) judge.answers(reachable(cwd, file));
  } finally {
    judge.progress.end();
  }
  for (const empty of reader.withoutTemplate) noTemplate(empty);
  return { result: judge.merged.result, files: reader.files };
}

/** Judges one input after the other, and merges the results. */
class InputJudge {
  public readonly merged = new MergedResults();
  public readonly progress: Progress;
  /** The absolute path of a file. */
  public readonly wholePath: FileName;
  private readonly fileName: FileName;
  private readonly checker: Checker;
  private readonly configuration: Configuration;
  private readonly today: string;

  public constructor(
    { configuration, directory }: Pick<Settings, 'configuration' | 'directory'>,
    environment: Environment,
    private readonly reader: InputReader,
    private readonly look: (model: Model) => void,
  ) {
    this.wholePath = (file) => path.resolve(environment.cwd, file);
    this.fileName = (file) => nameBelow(directory, this.wholePath(file));
    this.configuration = configuration;
    this.checker = new Checker(configuration, undefined, this.fileName);
    this.today = dayOf(environment);
    this.progress = new Progress(environment);
  }

  public app(inputs: readonly Input[]): void {
    const templates = inputs.flatMap((input) => this.reader.read(input));
    if (templates.length === 0) return;
    const model = buildModel(inputs.length > 1 ? withLocalStacks(templates, this.wholePath) : templates);
    this.add(model, this.checker.check(model, this.today));
  }

  public answers(file: string): void {
    const answers = this.reader.readAnswers(file);
    if (answers) this.add(answers.model, answers.check(this.configuration, this.today, this.fileName));
  }

  private add(model: Model, result: Result): void {
    for (const protocol of protocolsOf(this.configuration)) this.look(model.of(protocol));
    this.merged.add(result);
    this.progress.add(result.summary.templates);
  }
}
