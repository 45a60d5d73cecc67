import * as path from 'node:path';
import { buildModel } from '../apigateway/building/build-model';
import type { Model } from '../apigateway/model';
import { isInside } from '../assembly/is-inside';
import { withLocalStacks } from '../cloudformation/stacks/local-stacks';
import { Checker } from '../engine/check';
import { protocolsOf } from '../engine/config/configuration';
import type { Result } from '../engine/finding';
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
  { configuration, directory }: Pick<Settings, 'configuration' | 'directory'>,
  environment: Environment,
  look: (model: Model) => void,
  deployed: readonly string[] = [],
): Promise<CheckedInputs> {
  const { cwd } = environment;
  const named = paths.length + deployed.length === 0 ? [DEFAULT_INPUT] : paths;
  const { inputs, remarks } = findInputs(named.map((one) => reachable(cwd, one)));
  for (const remark of remarks) logLine(environment, remark);
  if (inputs.length > 1 || inputs[0]?.kind === 'assembly') await environment.tune?.();
  const wholePath = (file: string): string => path.resolve(cwd, file);
  const fileName = (file: string): string => nameBelow(directory, wholePath(file));
  const checker = new Checker(configuration, undefined, fileName);
  const protocols = protocolsOf(configuration);
  const today = dayOf(environment);
  const progress = new Progress(environment);
  const merged = new MergedResults();
  const reader = new InputReader(inputs, environment);
  try {
    for (const app of inputsByApp(assembliesFirst(inputs), wholePath)) {
      const templates = app.flatMap((input) => reader.read(input));
      if (templates.length === 0) continue;
      const model = buildModel(app.length > 1 ? withLocalStacks(templates, wholePath) : templates);
      const result = checker.check(model, today);
      for (const protocol of protocols) look(model.of(protocol));
      merged.add(result);
      progress.add(result.summary.templates);
    }
    for (const file of deployed) {
      const answers = reader.readAnswers(reachable(cwd, file));
      if (!answers) continue;
      for (const protocol of protocols) look(answers.model.of(protocol));
      merged.add(answers.check(configuration, today, fileName));
      progress.add(1);
    }
  } finally {
    progress.end();
  }
  for (const empty of reader.withoutTemplate) noTemplate(empty);
  return { result: merged.result, files: reader.files };
}
