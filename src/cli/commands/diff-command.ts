import * as fs from 'node:fs';
import * as path from 'node:path';
import { statOf } from '../../assembly/read-file';
import { ConfigurationError } from '../../engine/config/configuration';
import { countFindings } from '../../engine/results/count-findings';
import { difference } from '../../engine/results/difference';
import { failsAt } from '../../engine/results/fails-at';
import type { Result } from '../../engine/finding';
import { withoutSuppressions } from '../../engine/suppression/suppress';
import { diffJson, diffMarkdown, diffText } from '../../report/formats/diff-report';
import { ApiIndex, indexModel } from '../../report/api-index';
import { readReportData } from '../../report/read-report-data';
import { relativeFile, relativeFindings, relativeResult } from '../../report/relative-paths';
import { CATALOGUE } from '../../rules/catalogue';
import { VERSION } from '../../version';
import { NO_PLACE } from '../output/read-aws-place';
import { ExitCode } from '../exit-code';
import { checkInputs } from '../check-inputs';
import { type NamedState, named } from './diff-names';
import { settingsOf, type SettingOptions, type Settings } from '../input/settings';
import { reachable } from '../input/reachable';
import { isReportFile, readReportFile } from '../input/report-file';
import { decideByWaivers } from '../input/suppression-files';
import type { Environment } from '../environment';
import { writeNotes } from '../output/write-notes';

const RENDERERS = { text: diffText, json: diffJson, markdown: diffMarkdown };

/** A format of the difference by its name on the command line. */
export type DiffFormat = keyof typeof RENDERERS;

/** Names of the formats of the difference. */
export const DIFF_FORMATS = Object.keys(RENDERERS) as readonly DiffFormat[];

/** Options of `websocket-guard diff`, as the command line gives them. */
export interface DiffOptions extends SettingOptions {
  readonly format: DiffFormat;
  readonly color: boolean;
  /** False if suppressed findings count as well. @default true */
  readonly suppressions?: boolean;
}

/**
 * Writes the new, fixed and unchanged findings between two states of an app, and fails if there are new ones. Both are
 * judged by the current settings and waivers.
 *
 * @param before the templates before: a directory or a file; or a saved report of `check` or `merge`
 * @param after the same after
 * @throws SourceError, ConfigurationError for input that cannot be used; no file is written then
 */
export async function diffCommand(
  before: string,
  after: string | undefined,
  options: DiffOptions,
  environment: Environment,
): Promise<ExitCode> {
  if (after === undefined)
    throw new ConfigurationError('name the state after as well, or saved answers: --deployed FILE');
  const { cwd, output } = environment;
  const settings = await settingsOf(options, cwd);
  const apis = new ApiIndex();
  const now = await stateOf(reachable(cwd, after), settings, options, environment, apis);
  const { result } = now;
  const then = await stateOf(reachable(cwd, before), settings, options, environment, new ApiIndex());
  const found = difference(named(then, now, cwd), named(now, then, cwd));
  const relative = (findings: Result['findings']): Result['findings'] => relativeFindings(cwd, findings);
  const report = {
    difference: { added: relative(found.added), fixed: relative(found.fixed), unchanged: relative(found.unchanged) },
    after: {
      result: relativeResult(cwd, result),
      policies: [...CATALOGUE, ...(settings.configuration.policies ?? [])],
      apis,
      checkedAt: environment.clock(),
      aws: NO_PLACE,
      version: VERSION,
      options: {
        colour: options.color && output.isTerminal,
        showUnknown: false,
        showSuppressed: false,
        quiet: false,
        failOn: settings.failOn,
      },
    },
  };
  output.write(RENDERERS[options.format](report));
  writeNotes(result.notes, environment);
  return failsAt(countFindings(found.added), settings.failOn) ? ExitCode.Findings : ExitCode.Clean;
}

async function stateOf(
  input: string,
  settings: Settings,
  options: Pick<DiffOptions, 'suppressions'>,
  environment: Environment,
  apis: ApiIndex,
): Promise<NamedState> {
  const isDirectory = statOf(input)?.isDirectory() ?? false;
  if (path.extname(input) === '.json' && fs.existsSync(input) && !isDirectory && isReportFile(input))
    return savedState(input, options, apis);
  const { result } = await checkInputs([input], settings, environment, (model) => {
    indexModel(apis, model, { fileName: (file) => relativeFile(environment.cwd, file) });
  });
  return {
    input,
    kind: isDirectory ? 'directory' : 'file',
    result: decideByWaivers(result, settings, options, environment),
    templates: new Set(apis.all.map(({ template }) => template)),
  };
}

/** The state in a saved report of `check` or `merge`, which is not judged again. */
function savedState(file: string, { suppressions }: Pick<DiffOptions, 'suppressions'>, apis: ApiIndex): NamedState {
  const report = readReportFile(file);
  const saved = readReportData(report);
  apis.addAll(saved.apis);
  return {
    input: file,
    kind: report.repositories === undefined ? 'report' : 'reports',
    result: suppressions === false ? withoutSuppressions(saved.result) : saved.result,
    templates: new Set(apis.all.map(({ template }) => template)),
  };
}
