import * as path from 'node:path';
import type { Protocol } from '../../apigateway/model';
import { isThere } from '../../assembly/read-file';
import type { FailOn, Level, Preset } from '../../engine/config/choices';
import { type Configuration, ConfigurationError } from '../../engine/config/configuration';
import { type Layer, LayerMerger, type Merged } from '../../engine/config/merge-layers';
import type { Note } from '../../engine/note';
import { findRuleId } from '../../engine/rule-names/rule-id';
import { CATALOGUE } from '../../rules/catalogue';
import type { Policy } from '../../rules/policy';
import { findConfiguration, readConfigurations } from './configuration-file';
import { resolveNamed } from './named-file';
import { readPolicies } from './policy-file';

/** The name of the waivers file that is found without being named. */
const WAIVERS = 'websocket-guard.waivers.yaml';

/** The name of the command line where errors name a file. */
export const COMMAND_LINE = 'command line';

/** Options of the command line for the settings of a check. */
export interface SettingOptions {
  readonly failOn?: FailOn;
  readonly preset?: Preset;
  /** `ID=LEVEL`, repeated. */
  readonly rule: readonly (readonly [string, Level])[];
  /** Kinds of APIs to judge, repeated. @default - those of the configuration file */
  readonly protocol?: readonly Protocol[];
  readonly config?: string;
  /** Modules that export policies, files or packages, repeated. @default - none */
  readonly policy?: readonly string[];
  readonly waivers?: string;
  readonly baseline?: string;
}

/** The settings of a check: the configuration files, and the command line above them. */
export interface Settings {
  readonly configuration: Configuration;
  readonly failOn: FailOn;
  /** The waivers file; undefined when there is none. */
  readonly waivers: string | undefined;
  /** The file to which waivers are written; it may not exist yet. */
  readonly waiversFile: string;
  /** The file of the baseline; undefined when none is used. */
  readonly baseline: string | undefined;
  /** The merged configuration with the origins of its values. */
  readonly merged: Merged;
  /** The configuration files, the lowest first. */
  readonly configurations: readonly string[];
  /** The directory to which patterns of files are relative. */
  readonly directory: string;
  /** Notes on attempts to turn off locked rules. */
  readonly notes: readonly Note[];
  /** Every file that the settings were read from. */
  readonly files: readonly string[];
}

/**
 * The settings for one run of the command.
 *
 * @param options of the command line
 * @param cwd the working directory
 * @throws ConfigurationError, SourceError for a configuration that cannot be used
 */
export async function settingsOf(options: SettingOptions, cwd: string): Promise<Settings> {
  const found = options.config === undefined ? findConfiguration(cwd) : path.resolve(cwd, options.config);
  const files = found === undefined ? [] : await readConfigurations(found);
  const named = await namedPolicies(options.policy ?? [], cwd);
  const layers = [...files, commandLine(options, named.policies)];
  const merger = new LayerMerger([
    ...CATALOGUE,
    ...new Set(layers.flatMap(({ configuration }) => configuration.policies ?? [])),
  ]);
  for (const layer of layers) merger.add(layer);
  const merged = merger.result();
  const { configuration } = merged;
  const directory = found === undefined ? cwd : path.dirname(found);
  const fromHere = (file: string | undefined): string | undefined =>
    file === undefined ? undefined : path.resolve(cwd, file);
  const waivers =
    fromHere(options.waivers) ??
    configuration.waivers ??
    [directory, cwd].map((folder) => path.join(folder, WAIVERS)).find(isThere);
  const baseline = fromHere(options.baseline) ?? configuration.baseline;
  const configurations = files.map(({ file }) => file);
  return {
    configuration,
    merged,
    configurations,
    directory,
    failOn: options.failOn ?? configuration.failOn ?? 'error',
    waivers,
    waiversFile: waivers ?? path.join(directory, WAIVERS),
    baseline,
    notes: merged.notes,
    files: [...configurations, waivers, baseline, ...named.files].filter((file) => file !== undefined),
  };
}

/** The options of the command line as a configuration above all files. */
function commandLine({ preset, protocol, failOn, rule }: SettingOptions, policies: readonly Policy[]): Layer {
  return {
    configuration: {
      ...(preset === undefined ? {} : { preset }),
      ...(protocol === undefined ? {} : { protocols: protocol }),
      ...(failOn === undefined ? {} : { failOn }),
      rules: lastOfEach(rule, [...CATALOGUE, ...policies]),
      policies,
    },
    locate: () => ({ file: COMMAND_LINE, line: 1, column: 1 }),
    fail: (error) => {
      throw error;
    },
  };
}

/** The last severity of each rule, in whatever spelling of its id. */
function lastOfEach(rules: SettingOptions['rule'], policies: readonly Policy[]): Readonly<Record<string, Level>> {
  const ids = policies.map(({ id }) => id);
  // An id of no rule is reported when the settings are read.
  return Object.fromEntries(rules.map(([spelling, level]) => [findRuleId(spelling, ids) ?? spelling, level]));
}

/** The policies of the modules on the command line, and the files of these. */
async function namedPolicies(
  names: readonly string[],
  cwd: string,
): Promise<{ readonly policies: readonly Policy[]; readonly files: readonly string[] }> {
  const policies: Policy[] = [];
  const files: string[] = [];
  for (const name of names) {
    const file = resolveNamed(cwd, name);
    if (file === undefined)
      throw new ConfigurationError(`--policy names "${name}", which is no file, and no package that is installed`);
    policies.push(...(await readPolicies(file)));
    files.push(file);
  }
  return { policies, files };
}
