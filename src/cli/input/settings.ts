import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Protocol } from '../../apigateway/types';
import type { FailOn, Level, Preset } from '../../engine/config/choices';
import type { Configuration } from '../../engine/config/configuration';
import { policySettings } from '../../engine/config/policy-settings';
import { findRuleId } from '../../engine/rule-id';
import { CATALOGUE } from '../../rules/catalogue';
import type { Policy } from '../../rules/policy';
import { findConfiguration, readConfiguration } from './configuration-file';
import { readPolicies } from './policy-file';

/** The name of a file of waivers, to be found without being named. */
const WAIVERS = 'websocket-guard.waivers.yaml';

/** Options of the command line that say how is judged. */
export interface SettingOptions {
  readonly failOn?: FailOn;
  readonly preset?: Preset;
  /** `ID=LEVEL`, repeated. */
  readonly rule: readonly (readonly [string, Level])[];
  /** Which kinds of APIs are judged, repeated. @default - those of the configuration file */
  readonly protocol?: readonly Protocol[];
  readonly config?: string;
  /** ES or CommonJS modules that export policies, repeated. @default - none */
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
  const file: Configuration = found === undefined ? {} : await readConfiguration(found);
  const judged: Configuration = {
    ...file,
    ...(options.preset === undefined ? {} : { preset: options.preset }),
    ...(options.protocol === undefined ? {} : { protocols: options.protocol }),
    ...(await ownPolicies(file, options.policy ?? [], cwd)),
  };
  const policies = [...CATALOGUE, ...(judged.policies ?? [])];
  const configuration = { ...judged, rules: rulesOf(file, options, policies) };
  policySettings(policies, configuration);
  const directory = found === undefined ? cwd : path.dirname(found);
  const named = (option: string | undefined, key: string | undefined): string | undefined =>
    option !== undefined ? path.resolve(cwd, option) : key === undefined ? undefined : path.resolve(directory, key);
  const waivers =
    named(options.waivers, file.waivers) ??
    [directory, cwd].map((one) => path.join(one, WAIVERS)).find((one) => fs.existsSync(one));
  const baseline = named(options.baseline, file.baseline);
  const modules = (options.policy ?? []).map((one) => path.resolve(cwd, one));
  return {
    configuration,
    failOn: options.failOn ?? file.failOn ?? 'error',
    waivers,
    waiversFile: waivers ?? path.join(directory, WAIVERS),
    baseline,
    files: [found, waivers, baseline, ...modules].filter((one) => one !== undefined),
  };
}

/** The rules of the configuration file, and above them those of the command line, however each of both is spelled. */
function rulesOf(
  { rules = {} }: Configuration,
  { rule }: SettingOptions,
  policies: readonly Policy[],
): NonNullable<Configuration['rules']> {
  const ids = policies.map(({ id }) => id);
  // Whoever reads the settings complains of what names no rule.
  const idOf = (spelling: string): string => findRuleId(spelling, ids) ?? spelling;
  return Object.fromEntries([...Object.entries(rules), ...rule].map(([spelling, wish]) => [idOf(spelling), wish]));
}

/** The policies of the configuration file, and those that the command line names. */
async function ownPolicies(
  { policies = [] }: Configuration,
  files: readonly string[],
  cwd: string,
): Promise<Pick<Configuration, 'policies'>> {
  const named: Policy[] = [];
  for (const file of files) named.push(...(await readPolicies(path.resolve(cwd, file))));
  return policies.length + named.length === 0 ? {} : { policies: [...policies, ...named] };
}
