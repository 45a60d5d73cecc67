import { failsAt } from '../../engine/fails-at';
import { plain } from '../../report/escape';
import { judge } from '../check-inputs';
import type { Surroundings } from '../environment';
import { ExitCode } from '../exit-code';
import { type SettingOptions, settingsOf } from '../input/settings';
import { type BaselineOptions, decide } from '../input/suppression-files';
import { Progress } from '../output/progress';
import { type ReportOptions, ReportWriter } from '../output/report-writer';
import { writeFiles } from '../output/write-files';
import { writeNotes } from '../output/write-notes';

/** Options of `websocket-guard check`, as the command line gives them. */
export type CheckOptions = SettingOptions & BaselineOptions & ReportOptions;

/**
 * Judges the templates behind some paths and writes the reports.
 *
 * @throws SourceError, ConfigurationError for input that cannot be used; nothing is written then
 */
export async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const settings = await settingsOf(options, surroundings.cwd);
  const { configuration, failOn } = settings;
  const writer = new ReportWriter(options, surroundings);
  const { helpers, cwd, tune } = surroundings;
  const judged = await judge(paths, configuration, {
    look: writer.look,
    progress: new Progress(surroundings),
    ...(tune ? { tune } : {}),
    ...(helpers ? { help: { ...helpers, options, cwd } } : {}),
  });
  const { result, notes, files } = decide(judged, settings, options, surroundings);
  await writer.write(result, configuration, failOn);
  writeFiles(files);
  writeNotes(notes, surroundings);
  for (const { ruleId, stack } of result.failures)
    surroundings.log.write(
      `websocket-guard: ${plain(`rule ${ruleId} threw, its findings may be missing: ${stack.split('\n', 1).join('')}`)}\n`,
    );
  // Nobody knows what it would have found: that is no pass.
  if (result.failures.length > 0) return ExitCode.Usage;
  return failsAt(result.summary, failOn) ? ExitCode.Findings : ExitCode.Clean;
}
