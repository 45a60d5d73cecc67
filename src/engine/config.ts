import type { Options, Policy, Severity } from '../rules/policy';
import { didYouMean } from './did-you-mean';

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
  /** Policies of the user's own, judged after the catalogue. @default - none */
  readonly policies?: readonly Policy[];
}

/** Least severity that makes a check fail. */
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** A configuration that cannot be used: which part of it, and how to mend it. */
export class ConfigurationError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'ConfigurationError';
  }
}

const STRICTER: Readonly<Record<Severity, Severity>> = { error: 'error', warning: 'error', info: 'warning' };

const KEYS = ['preset', 'rules', 'failOn'];

/**
 * A configuration as a file holds it. Names of policies are checked later, when all of them are known.
 *
 * @throws ConfigurationError for a key that does not exist, or a value of the wrong kind
 */
export function parseConfiguration(value: unknown): Configuration {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigurationError('a configuration is an object with the keys ' + KEYS.join(', '));
  }
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key) && key !== '$schema');
  if (unknown !== undefined)
    throw new ConfigurationError(`no key "${unknown}"${didYouMean(unknown, KEYS) || `; there are ${KEYS.join(', ')}`}`);
  const { preset, rules, failOn } = value as Record<string, unknown>;
  if (preset !== undefined && !(PRESETS as readonly unknown[]).includes(preset)) {
    throw new ConfigurationError(`preset is ${JSON.stringify(preset)}; there are ${PRESETS.join(', ')}`);
  }
  if (failOn !== undefined && !(FAIL_ON as readonly unknown[]).includes(failOn)) {
    throw new ConfigurationError(`failOn is ${JSON.stringify(failOn)}; there are ${FAIL_ON.join(', ')}`);
  }
  if (rules !== undefined && (typeof rules !== 'object' || rules === null || Array.isArray(rules))) {
    throw new ConfigurationError('rules is not an object of severities by rule id');
  }
  return value as Configuration;
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
  const known = new Map(policies.map((policy) => [policy.id, policy]));
  const unknown = Object.keys(rules).find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new ConfigurationError(`no rule "${unknown}"${didYouMean(unknown, [...known.keys()])}`);
  return new Map(
    policies.flatMap((policy): [string, Setting][] => {
      const wish = Object.hasOwn(rules, policy.id) ? rules[policy.id] : undefined;
      const [level, options]: readonly unknown[] = Array.isArray(wish) ? (wish as readonly unknown[]) : [wish];
      const severity = level ?? (preset === 'strict' ? STRICTER[policy.severity] : policy.severity);
      if (!isLevel(severity)) {
        throw new ConfigurationError(
          `rule "${policy.id}" has level ${JSON.stringify(severity)}; there are ${LEVELS.join(', ')}`,
        );
      }
      return severity === 'off' ? [] : [[policy.id, { severity, options: optionsOf(policy, options ?? {}) }]];
    }),
  );
}

function isLevel(value: unknown): value is Level {
  return (LEVELS as readonly unknown[]).includes(value);
}

function optionsOf({ id, options: specs = {} }: Policy, wishes: unknown): Options {
  if (typeof wishes !== 'object' || wishes === null)
    throw new ConfigurationError(`the options of rule "${id}" are not an object`);
  const names = Object.keys(specs);
  const values: Record<string, number> = {};
  for (const [name, value] of Object.entries(wishes)) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (!spec) {
      const hint = names.length === 0 ? '; it has none' : didYouMean(name, names) || `; there are ${names.join(', ')}`;
      throw new ConfigurationError(`rule "${id}" has no option "${name}"${hint}`);
    }
    if (typeof value !== 'number' || !(value >= spec.minimum && value <= spec.maximum)) {
      throw new ConfigurationError(
        `option "${name}" of rule "${id}" is ${JSON.stringify(value)}; it takes a number from ${spec.minimum} to ${spec.maximum}`,
      );
    }
    values[name] = value;
  }
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, values[name] ?? spec.default]));
}
