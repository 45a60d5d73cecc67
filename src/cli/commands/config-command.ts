import * as fs from 'node:fs';
import * as path from 'node:path';
import { SourceError } from '../../cloudformation/document/source';
import { visible } from '../../report/escape';
import { relativeFile } from '../../report/relative-paths';
import { CATALOGUE } from '../../rules/catalogue';
import { policySettings } from '../../engine/config/policy-settings';
import { fileMatcher } from '../../engine/glob';
import type { Location } from '../../engine/location';
import type { Environment } from '../environment';
import { ExitCode } from '../exit-code';
import { nameBelow } from '../input/name-below';
import { COMMAND_LINE, type SettingOptions, type Settings, settingsOf } from '../input/settings';
import { writeNotes } from '../output/write-notes';

/** Options of `websocket-guard config`, as the command line gives them. */
export interface ConfigOptions extends SettingOptions {
  readonly format: (typeof CONFIG_FORMATS)[number];
}

export const CONFIG_FORMATS = ['text', 'json'] as const;

/** A value and its origin: a position in a file, the command line, the preset, or the default. */
interface Value {
  readonly name: string;
  readonly value: unknown;
  readonly from: string;
}

/**
 * Prints the configuration that applies, with the origin of each value.
 *
 * @param template a template, for which the output shows the overrides that apply
 * @throws SourceError, ConfigurationError for a configuration that cannot be used
 */
export async function configCommand(
  template: string | undefined,
  options: ConfigOptions,
  environment: Environment,
): Promise<ExitCode> {
  const { cwd, output } = environment;
  const settings = await settingsOf(options, cwd);
  if (template !== undefined && !fs.existsSync(path.resolve(cwd, template)))
    throw new SourceError(template, undefined, 'there is no such file or directory');
  const place = (location: Location | undefined): string => placeOf(location, cwd);
  const printed = {
    files: settings.configurations.map((file) => relativeFile(cwd, file)),
    values: valuesOf(settings, place, cwd),
    rules: rulesOf(settings, place),
    overrides: overridesOf(settings, template, place, cwd),
  };
  output.write(options.format === 'json' ? `${JSON.stringify(printed, null, 2)}\n` : textOf(printed));
  writeNotes(settings.notes, environment);
  return ExitCode.Clean;
}

function placeOf(location: Location | undefined, cwd: string): string {
  if (!location) return 'default';
  const { file, line, column } = location;
  return file === COMMAND_LINE ? file : `${relativeFile(cwd, file)}:${line}:${column}`;
}

function valuesOf(
  { merged, configuration, failOn, waivers, baseline }: Settings,
  place: (location: Location | undefined) => string,
  cwd: string,
): readonly Value[] {
  const {
    preset = 'recommended',
    protocols = ['websocket'],
    waiverFields = [],
    labels = {},
    policies = [],
  } = configuration;
  const { origins } = merged;
  const value = (name: string, setting: unknown): Value => ({ name, value: setting, from: place(origins.get(name)) });
  const file = (name: string, setting: string | undefined): Value =>
    value(name, setting === undefined ? null : relativeFile(cwd, setting));
  return [
    value('preset', preset),
    value('failOn', failOn),
    value('protocols', protocols),
    file('waivers', waivers),
    value('waiverFields', waiverFields),
    file('baseline', baseline),
    value(
      'policies',
      policies.map(({ id }) => id),
    ),
    ...Object.entries(labels).map(([name, text]) => value(`labels.${name}`, text)),
  ];
}

/** A rule with its setting. */
interface Rule {
  readonly id: string;
  readonly level: string;
  readonly options: object;
  readonly locked: boolean;
  readonly from: string;
}

function rulesOf(
  { merged: { origins }, configuration }: Settings,
  place: (location: Location | undefined) => string,
): readonly Rule[] {
  const policies = [...CATALOGUE, ...(configuration.policies ?? [])];
  const on = policySettings(policies, configuration);
  const { preset = 'recommended', locked = [] } = configuration;
  return policies.map(({ id }) => {
    const origin = origins.get(`rules.${id}`);
    const { severity, options } = on.get(id) ?? { severity: 'off', options: {} };
    const from = origin ? place(origin) : `preset ${preset}`;
    return { id, level: severity, options, locked: locked.includes(id), from };
  });
}

/** An override, and whether it applies to the template. */
interface PrintedOverride {
  readonly from: string;
  /** Whether it applies; undefined where no template was named. */
  readonly isForTemplate: boolean | undefined;
  readonly [key: string]: unknown;
}

function overridesOf(
  { merged, configuration: { overrides = [] }, directory }: Settings,
  template: string | undefined,
  place: (location: Location | undefined) => string,
  cwd: string,
): readonly PrintedOverride[] {
  const name = template === undefined ? undefined : nameBelow(directory, path.resolve(cwd, template));
  return overrides.map((override, index) => ({
    ...override,
    from: place(merged.overrideOrigins[index]),
    isForTemplate:
      name === undefined ? undefined : (override.templates?.some((pattern) => fileMatcher(pattern)(name)) ?? true),
  }));
}

function textOf({
  files,
  values,
  rules,
  overrides,
}: {
  readonly files: readonly string[];
  readonly values: readonly Value[];
  readonly rules: readonly Rule[];
  readonly overrides: readonly PrintedOverride[];
}): string {
  const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  const rows = [
    ...values.map(({ name, value, from }) => ({ name, value: shown(value), from })),
    ...rules.map(({ id, level, options, locked, from }) => ({
      name: `rules.${id}`,
      value: [
        level,
        ...(Object.keys(options).length === 0 ? [] : [JSON.stringify(options)]),
        ...(locked ? ['locked'] : []),
      ].join(' '),
      from,
    })),
    ...overrides.map(({ from, isForTemplate, ...override }, index) => ({
      name: `overrides[${index}]`,
      value: JSON.stringify(override),
      from: `${from}${isForTemplate === undefined ? '' : isForTemplate ? ', may apply to this template' : ', not for this template'}`,
    })),
  ];
  const head = files.length === 0 ? 'No configuration file.' : `Configuration, later over earlier: ${files.join(', ')}`;
  return `${[head, ...rows.map(({ name, value, from }) => `${name} = ${value}  (${from})`)].map(visible).join('\n')}\n`;
}
