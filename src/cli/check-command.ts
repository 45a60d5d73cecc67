import { check } from '../engine/check';
import type { Configuration, FailOn, Level, Preset } from '../engine/config';
import type { Result, Summary } from '../engine/finding';
import { mergeResults } from '../engine/merge';
import { VERSION } from '../version';
import { readConfigurationFile } from './configuration-file';
import { ExitCode } from './exit-code';
import { readInputs } from './read-inputs';

/** Report formats, and the module each is loaded from. */
export const FORMATS = ['text', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** Options of `websocket-guard check`, as the command line gives them. */
export interface CheckOptions {
  readonly format: Format;
  readonly failOn?: FailOn;
  readonly preset?: Preset;
  /** `ID=LEVEL`, repeated. */
  readonly rule: readonly (readonly [string, Level])[];
  readonly config?: string;
  readonly showUnknown?: boolean;
  readonly showSuppressed?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Where a command writes to. */
export interface Output {
  write(text: string): void;
  /** Whether colours may be written. */
  readonly isTerminal: boolean;
}

/**
 * Judges the templates behind some paths and writes the report.
 *
 * @throws SourceError, ConfigurationError for input that cannot be used; nothing is written then
 */
export function checkCommand(paths: readonly string[], options: CheckOptions, output: Output): ExitCode {
  const file = options.config === undefined ? {} : readConfigurationFile(options.config);
  const configuration: Configuration = {
    ...file,
    ...(options.preset === undefined ? {} : { preset: options.preset }),
    rules: { ...file.rules, ...Object.fromEntries(options.rule) },
  };
  const results: Result[] = [];
  for (const unit of readInputs(paths.length === 0 ? ['cdk.out'] : paths)) results.push(check(unit(), configuration));
  const result = mergeResults(results);
  output.write(render(result, options, output));
  return fails(result.summary, options.failOn ?? file.failOn ?? 'error') ? ExitCode.Findings : ExitCode.Clean;
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

function fails({ errors, warnings, infos }: Summary, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return errors > 0 || (failOn !== 'error' && warnings > 0) || (failOn === 'info' && infos > 0);
}
