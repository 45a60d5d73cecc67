import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Protocol } from '../../apigateway/model';
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

/** The name of a file of waivers, to be found without being named. */
const WAIVERS = 'websocket-guard.waivers.yaml';

/** How places on the command line are called where a file is expected. */
export const COMMAND_LINE = 'command line';

/** Options of the command line that say how is judged. */
export interface SettingOptions {
  readonly failOn?: FailOn;
  readonly preset?: Preset;
  /** `ID=LEVEL`, repeated. */
  readonly rule: readonly (readonly [string, Level])[];
  /** Which kinds of APIs are judged, repeated. @default - those of the configuration file */
  readonly protocol?: readonly Protocol[];
  readonly config?: string;
  /** Modules that export policies, files or packages, repeated. @default - none */
  readonly policy?: readonly string[];
  readonly waivers?: string;
  readonly baseline?: string;
}

/** How is judged: what the configuration file says, and the command line above it. */
export interface Settings {
  readonly configuration: Configuration;
  readonly failOn: FailOn;
  /** The file of waivers; undefined when there is none. */
  readonly waivers: string | undefined;
  /** The file that waivers are written to, there or not. */
  readonly waiversFile: string;
  /** The file of the baseline; undefined when none is asked for. */
  readonly baseline: string | undefined;
  /** The configuration with where its values come from. */
  readonly merged: Merged;
  /** The configuration files, each above those before it. */
  readonly configurations: readonly string[];
  /** The directory that patterns of files start from. */
  readonly directory: string;
  /** Attempts to silence what is locked. */
  readonly notes: readonly Note[];
  /** Every file that says how is judged. */
  readonly files: readonly string[];
}

/**
 * The settings for one run of the command.
 *
 * @param options of the command line
 * @param cwd the directory it runs in
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
    [directory, cwd].map((folder) => path.join(folder, WAIVERS)).find((folder) => fs.existsSync(folder));
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

/** What the command line says, as a configuration above all files. */
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

/** Of the severities of one rule, however its id is spelled, the last one counts. */
function lastOfEach(rules: SettingOptions['rule'], policies: readonly Policy[]): Readonly<Record<string, Level>> {
  const ids = policies.map(({ id }) => id);
  // Whoever reads the settings complains of what names no rule.
  return Object.fromEntries(rules.map(([spelling, level]) => [findRuleId(spelling, ids) ?? spelling, level]));
}

/** The policies that the command line names, and the files they are in. */
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
