import { failsAt } from '../../engine/results/fails-at';
import type { Result } from '../../engine/finding';
import { visible } from '../../report/escape';
import { checkInputs, DEFAULT_INPUT } from '../check-inputs';
import type { Environment } from '../environment';
import { ExitCode } from '../exit-code';
import { type SettingOptions, settingsOf } from '../input/settings';
import { type BaselineOptions, applySuppressions, withNotes } from '../input/suppression-files';
import { type ReportOptions, ReportWriter } from '../output/report-writer';
import { refuseInputs, writeFiles } from '../output/write-files';
import { writeNotes } from '../output/write-notes';

/** Options of `websocket-guard check`, as the command line gives them. */
export type CheckOptions = SettingOptions &
  BaselineOptions &
  ReportOptions & {
    /** Whether the check fails when no API was judged. @default false */
    readonly requireApi?: boolean;
    /** Files of saved answers of the AWS CLI, repeated. */
    readonly deployed: readonly string[];
  };

/**
 * Judges the templates behind some paths and writes the reports.
 *
 * @throws SourceError, ConfigurationError for input that cannot be used; no file is written then
 */
export async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  environment: Environment,
): Promise<ExitCode> {
  const settings = await settingsOf(options, environment.cwd);
  const { failOn } = settings;
  const writer = new ReportWriter(options, environment);
  const look = writer.look.bind(writer);
  const checked = await checkInputs(paths, settings, environment, look, options.deployed);
  const { result, files } = applySuppressions(
    withNotes(checked.result, settings.notes),
    settings,
    options,
    environment,
  );
  refuseInputs(writer.files, [...checked.files, ...settings.files]);
  const subject = [...paths, ...options.deployed.map((stack) => `deployed ${stack}`)];
  await writer.write(result, settings, subject.length === 0 ? [DEFAULT_INPUT] : subject);
  writeFiles(files);
  writeNotes(result.notes, environment);
  return statusOf(result, options, failsAt(result.summary, failOn), environment);
}

function statusOf(
  { failures, summary }: Result,
  { requireApi = false }: CheckOptions,
  fails: boolean,
  { log }: Environment,
): ExitCode {
  for (const { ruleId, stack } of failures)
    log.write(
      `websocket-guard: ${visible(`rule ${ruleId} threw, its findings may be missing: ${stack.split('\n', 1).join('')}`)}\n`,
    );
  // What the failed policy would have found is unknown, so that the check must not pass.
  if (failures.length > 0) return ExitCode.Usage;
  const lacksApi = requireApi && summary.apis === 0;
  if (lacksApi) log.write('websocket-guard: no API was judged, and --require-api asks for one\n');
  return fails || lacksApi ? ExitCode.Findings : ExitCode.Clean;
}
