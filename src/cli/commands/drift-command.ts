import * as path from 'node:path';
import type { Model } from '../../apigateway/model';
import { type Drift, drift } from '../../deployed/drift';
import { ConfigurationError, protocolsOf } from '../../engine/config/configuration';
import { countFindings } from '../../engine/results/count-findings';
import { failsAt } from '../../engine/results/fails-at';
import type { Result } from '../../engine/finding';
import { driftJson, driftMarkdown, driftText } from '../../report/formats/drift-report';
import { relativeFile, relativeFindings, relativeResult } from '../../report/relative-paths';
import { VERSION } from '../../version';
import { checkInputs } from '../check-inputs';
import { dayOf, type Environment } from '../environment';
import { ExitCode } from '../exit-code';
import { nameBelow } from '../input/name-below';
import { reachable } from '../input/reachable';
import { readSavedAnswers } from '../input/saved-answers';
import { settingsOf } from '../input/settings';
import { decideByWaivers } from '../input/suppression-files';
import { writeNotes } from '../output/write-notes';
import type { DiffOptions } from './diff-command';

const RENDERERS = { text: driftText, json: driftJson, markdown: driftMarkdown };

/** Options of `websocket-guard diff OLD --deployed FILE`. */
export interface DriftOptions extends DiffOptions {
  /** A file of saved answers of the AWS CLI. */
  readonly deployed: string;
}

/**
 * Writes the differences between templates and deployed resources, and fails if there are findings of the deployed
 * resources only.
 *
 * @param templates a directory or a file
 * @param after must be undefined: a second state and `--deployed` exclude each other
 * @throws SourceError, ConfigurationError for input that cannot be used; no file is written then
 */
export async function driftCommand(
  templates: string,
  after: string | undefined,
  options: DriftOptions,
  environment: Environment,
): Promise<ExitCode> {
  if (after !== undefined)
    throw new ConfigurationError('diff compares with a state after or with --deployed, not with both');
  const { cwd, output } = environment;
  const settings = await settingsOf(options, cwd);
  const { configuration } = settings;
  const { deployed } = readSavedAnswers(reachable(cwd, options.deployed), environment);
  const models: Model[] = [];
  const { result } = await checkInputs([templates], settings, environment, (model) => models.push(model));
  const counted = (found: Result): Result => decideByWaivers(found, settings, options, environment);
  const fileName = (file: string): string => nameBelow(settings.directory, path.resolve(cwd, file));
  const actual = deployed.check(configuration, dayOf(environment), fileName);
  const found = drift(
    { models, result: counted(result) },
    {
      models: protocolsOf(configuration).map((protocol) => deployed.model.of(protocol)),
      result: counted(actual),
    },
    deployed,
  );
  output.write(RENDERERS[options.format](relativeDrift(cwd, found), VERSION));
  writeNotes(relativeResult(cwd, actual).notes, environment);
  return failsAt(countFindings(found.onlyDeployed), settings.failOn) ? ExitCode.Findings : ExitCode.Clean;
}

/** The drift with files relative to the working directory. */
function relativeDrift(cwd: string, found: Drift): Drift {
  const named = (findings: Result['findings']): Result['findings'] => relativeFindings(cwd, findings);
  return {
    onlyDeployed: named(found.onlyDeployed),
    onlyTemplates: named(found.onlyTemplates),
    both: named(found.both),
    untold: named(found.untold),
    differences: found.differences.map((one) => ({
      ...one,
      location: { ...one.location, file: relativeFile(cwd, one.location.file) },
    })),
  };
}
