import { failsAt } from '../engine/fails-at';
import type { Result } from '../engine/finding';
import { VERSION } from '../version';
import { ExitCode } from './exit-code';
import { judge } from './judge';
import { settingsOf, type SettingOptions } from './settings';
import type { Output, Surroundings } from './surroundings';

/** Report formats, and the module each is loaded from. */
export const FORMATS = ['text', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** Options of `websocket-guard check`, as the command line gives them. */
export interface CheckOptions extends SettingOptions {
  readonly format: Format;
  readonly showUnknown?: boolean;
  readonly showSuppressed?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/**
 * Judges the templates behind some paths and writes the report.
 *
 * @throws SourceError, ConfigurationError for input that cannot be used; nothing is written then
 */
export async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { configuration, failOn } = await settingsOf(options, surroundings.cwd);
  const result = judge(paths, configuration);
  surroundings.output.write(render(result, options, surroundings.output));
  return failsAt(result.summary, failOn) ? ExitCode.Findings : ExitCode.Clean;
}

/* eslint-disable @typescript-eslint/no-require-imports -- a report format is loaded when it is asked for */
function render(result: Result, options: CheckOptions, output: Output): string {
  if (options.format === 'json')
    return (require('../report/json') as typeof import('../report/json')).jsonReport(result, VERSION);
  return (require('../report/text') as typeof import('../report/text')).textReport(result, {
    colour: options.color && output.isTerminal,
    showUnknown: options.showUnknown ?? false,
    showSuppressed: options.showSuppressed ?? false,
    quiet: options.quiet ?? false,
  });
}
/* eslint-enable @typescript-eslint/no-require-imports */
