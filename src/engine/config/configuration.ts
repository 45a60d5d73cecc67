import { type Path, isObject } from '../../cloudformation/document/json';
import type { Options, Policy, Severity } from '../../rules/policy';
import { didYouMean } from './did-you-mean';
import { rulesById } from './rules-by-id';

/** Which severities the policies have. */
export const PRESETS = ['recommended', 'strict', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

/** A policy's severity, or that it is not asked at all. */
export const LEVELS = ['off', 'info', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** How a check is to be done. */
export interface Configuration {
  /** Least severity that makes the check fail. @default 'error' */
  readonly failOn?: FailOn;
  /** @default 'recommended' */
  readonly preset?: Preset;
  /** Severity by policy id, or severity and options. @default - those of the preset */
  readonly rules?: Readonly<Record<string, Level | readonly [Level, Options]>>;
  /** The file of waivers, from the directory of the configuration. @default - `websocket-guard.waivers.yaml` beside it */
  readonly waivers?: string;
  /** The file of the baseline, from the directory of the configuration. @default - none */
  readonly baseline?: string;
  /** Policies of the user's own, judged after the catalogue. @default - none */
  readonly policies?: readonly Policy[];
}

/** Least severity that makes a check fail. */
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** A configuration that cannot be used: which part of it, and how to mend it. */
export class ConfigurationError extends Error {
  public constructor(
    message: string,
    /** Which part of it; empty for the whole. */
    public readonly path: Path = [],
  ) {
    super(message);
    this.name = 'ConfigurationError';
  }
}

const STRICTER: Readonly<Record<Severity, Severity>> = { error: 'error', warning: 'error', info: 'warning' };

const KEYS = ['preset', 'rules', 'failOn', 'waivers', 'baseline', 'policies'] as const;

/**
 * A configuration as a file holds it. Names and options of policies are checked later, when all of them are known.
 *
 * @throws ConfigurationError for a key that does not exist, or a value of the wrong kind
 */
export function parseConfiguration(value: unknown): Configuration {
  if (!isObject(value)) throw new ConfigurationError(`a configuration is an object with the keys ${KEYS.join(', ')}`);
  const unknown = Object.keys(value).find((key) => key !== '$schema' && !(KEYS as readonly string[]).includes(key));
  if (unknown !== undefined)
    throw new ConfigurationError(
      `no key "${unknown}"${didYouMean(unknown, KEYS) || `; there are ${KEYS.join(', ')}`}`,
      [unknown],
    );
  const values: Readonly<Record<string, unknown>> = value;
  const entries = KEYS.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]] as const]));
  for (const [key, one] of entries) {
    const problem = PROBLEMS[key](one);
    if (problem) throw new ConfigurationError(`${key} ${problem.message}`, [key, ...(problem.path ?? [])]);
  }
  return Object.fromEntries(entries);
}

/** What is wrong with the value of a key; nothing when it can be used. */
type Problem = { readonly message: string; readonly path?: Path } | undefined;

const PROBLEMS: Readonly<Record<(typeof KEYS)[number], (value: unknown) => Problem>> = {
  preset: (value) => oneOf(PRESETS, value),
  failOn: (value) => oneOf(FAIL_ON, value),
  waivers: fileName,
  baseline: fileName,
  rules: (value) => {
    if (!isObject(value)) return { message: 'is not an object of severities by rule id' };
    for (const [id, wish] of Object.entries<unknown>(value)) {
      const [level, options, more]: readonly unknown[] = Array.isArray(wish) ? (wish as readonly unknown[]) : [wish];
      if (!isLevel(level) || more !== undefined || !(options === undefined || isObject(options)))
        return {
          message: `says ${JSON.stringify(wish)} for "${id}"; it takes ${LEVELS.join(', ')}, or a list of one of them and options`,
          path: [id],
        };
    }
    return undefined;
  },
  policies: (value) => {
    if (!Array.isArray(value)) return { message: 'is not a list of policies' };
    const index = value.findIndex((one) => !isPolicy(one));
    return index === -1
      ? undefined
      : { message: 'has an item that is no policy: an object with id, severity and check', path: [index] };
  },
};

function oneOf(names: readonly string[], value: unknown): Problem {
  return names.includes(value as string)
    ? undefined
    : { message: `is ${JSON.stringify(value)}; there are ${names.join(', ')}` };
}

function fileName(value: unknown): Problem {
  return typeof value === 'string' && value !== '' ? undefined : { message: 'is not the name of a file' };
}

function isPolicy(value: unknown): value is Policy {
  if (!isObject(value)) return false;
  const { id, severity, check } = value as Partial<Record<keyof Policy, unknown>>;
  return typeof id === 'string' && isLevel(severity) && severity !== 'off' && typeof check === 'function';
}

/** A policy that is on: how severe, and with which options. */
export interface Setting {
  readonly severity: Severity;
  readonly options: Options;
}

/**
 * The policies that are on, and how.
 *
 * @param policies the catalogue
 * @param configuration the user's wishes
 * @throws ConfigurationError for a preset, policy, level or option that does not exist, or a value out of range
 */
export function settings(policies: readonly Policy[], configuration: Configuration): ReadonlyMap<string, Setting> {
  const { preset = 'recommended', rules = {} } = configuration;
  if (!PRESETS.includes(preset)) throw new ConfigurationError(`no preset "${preset}"; there are ${PRESETS.join(', ')}`);
  const wishes = rulesById(
    rules,
    policies.map(({ id }) => id),
    (message, spelling) => {
      throw new ConfigurationError(message, ['rules', spelling]);
    },
  );
  return new Map(
    policies.flatMap((policy): [string, Setting][] => {
      const { wish, spelling = policy.id } = wishes.get(policy.id) ?? {};
      const [level, options]: readonly unknown[] = Array.isArray(wish) ? (wish as readonly unknown[]) : [wish];
      const severity = level ?? (preset === 'strict' ? STRICTER[policy.severity] : policy.severity);
      if (!isLevel(severity)) {
        throw new ConfigurationError(
          `rule "${spelling}" has level ${JSON.stringify(severity)}; there are ${LEVELS.join(', ')}`,
          ['rules', spelling],
        );
      }
      // What is off may be on tomorrow: a wrong option is wrong today.
      const checked = optionsOf(policy, spelling, options ?? {});
      return severity === 'off' ? [] : [[policy.id, { severity, options: checked }]];
    }),
  );
}

function isLevel(value: unknown): value is Level {
  return (LEVELS as readonly unknown[]).includes(value);
}

function optionsOf({ options: specs = {} }: Policy, id: string, wishes: unknown): Options {
  if (typeof wishes !== 'object' || wishes === null)
    throw new ConfigurationError(`the options of rule "${id}" are not an object`, ['rules', id, 1]);
  const names = Object.keys(specs);
  const values: Record<string, number> = {};
  for (const [name, value] of Object.entries(wishes)) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (!spec) {
      const hint = names.length === 0 ? '; it has none' : didYouMean(name, names) || `; there are ${names.join(', ')}`;
      throw new ConfigurationError(`rule "${id}" has no option "${name}"${hint}`, ['rules', id, 1, name]);
    }
    if (typeof value !== 'number' || !(value >= spec.minimum && value <= spec.maximum)) {
      throw new ConfigurationError(
        `option "${name}" of rule "${id}" is ${JSON.stringify(value)}; it takes a number from ${spec.minimum} to ${spec.maximum}`,
        ['rules', id, 1, name],
      );
    }
    values[name] = value;
  }
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, values[name] ?? spec.default]));
}
