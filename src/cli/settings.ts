import type { Configuration, FailOn, Level, Preset } from '../engine/config';
import { readConfigurationFile } from './configuration-file';

/** Options of the command line that say how is judged. */
export interface SettingOptions {
  readonly failOn?: FailOn;
  readonly preset?: Preset;
  /** `ID=LEVEL`, repeated. */
  readonly rule: readonly (readonly [string, Level])[];
  readonly config?: string;
}

/** How is judged: what the configuration file says, and the command line above it. */
export interface Settings {
  readonly configuration: Configuration;
  readonly failOn: FailOn;
}

/**
 * The settings for one run of the command.
 *
 * @param options of the command line
 * @param cwd the directory it runs in
 * @throws ConfigurationError, SourceError for a configuration that cannot be used
 */
export async function settingsOf(options: SettingOptions, cwd: string): Promise<Settings> {
  const file = options.config === undefined ? {} : readConfigurationFile(options.config);
  const configuration: Configuration = {
    ...file,
    ...(options.preset === undefined ? {} : { preset: options.preset }),
    rules: { ...file.rules, ...Object.fromEntries(options.rule) },
  };
  return { configuration, failOn: options.failOn ?? file.failOn ?? 'error' };
}
