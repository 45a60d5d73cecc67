import { type Path, formatPath, isObject } from '../../cloudformation/document/json';
import type { Policy } from '../../rules/policy';
import type { FailOn, Level, Preset, Protocol } from './choices';
import { CONFIGURATION_SCHEMA } from './configuration-schema';
import { schemaProblems } from './schema-problems';

/** How a check is to be done. */
export interface Configuration {
  /** Least severity that makes the check fail. @default 'error' */
  readonly failOn?: FailOn;
  /** @default 'recommended' */
  readonly preset?: Preset;
  /** Severity by policy id, or severity and options. @default - those of the preset */
  readonly rules?: Readonly<Record<string, Level | readonly [Level, object?]>>;
  /**
   * Which kinds of APIs are judged. HTTP APIs are left alone unless they are asked for.
   *
   * @default ['websocket']
   */
  readonly protocols?: readonly Protocol[];
  /** The file of waivers, from the directory of the configuration. @default - `websocket-guard.waivers.yaml` beside it */
  readonly waivers?: string;
  /** The file of the baseline, from the directory of the configuration. @default - none */
  readonly baseline?: string;
  /** Policies of the user's own, judged after the catalogue. @default - none */
  readonly policies?: readonly Policy[];
}

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

/**
 * A configuration as a file holds it. Names and options of policies are checked by `policySettings`, when all of them
 * are known.
 *
 * @throws ConfigurationError for a key that does not exist, or a value of the wrong kind
 */
export function parseConfiguration(value: unknown): Configuration {
  if (!isObject(value)) {
    const keys = Object.keys(CONFIGURATION_SCHEMA.properties).filter((key) => key !== '$schema');
    throw new ConfigurationError(`a configuration is an object with the keys ${keys.join(', ')}`);
  }
<<<<<<< HEAD
  const { $schema, policies, ...data } = value as Readonly<Record<string, unknown>>;
  const [problem] = schemaProblems(CONFIGURATION_SCHEMA, { ...data, ...($schema === undefined ? {} : { $schema }) });
  if (problem) {
    const subject = problem.message.startsWith('no key') ? [] : [formatPath(problem.path)];
    throw new ConfigurationError([...subject, problem.message].join(' '), problem.path);
=======
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
      const severity = level ?? levelIn(preset, policy);
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

/** The level that a policy has in a preset. */
export function levelIn(preset: Preset, { severity, isOptIn = false }: Pick<Policy, 'severity' | 'isOptIn'>): Level {
  if (isOptIn) return preset === 'recommended' ? 'off' : severity;
  return preset === 'strict' ? STRICTER[severity] : severity;
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
>>>>>>> d5e424b (Policies: log groups without retention, queues without dead-letter queue, and APIs without alarms)
  }
  // Modules that files name have been read by now: policies are functions, which no schema describes.
  if (policies !== undefined) assertPolicies(policies);
  return { ...data, ...(policies === undefined ? {} : { policies: policies as readonly Policy[] }) };
}

function assertPolicies(value: unknown): void {
  if (!Array.isArray(value)) throw new ConfigurationError('policies is not a list of policies', ['policies']);
  const index = value.findIndex((item) => !isObject(item) || typeof (item as Partial<Policy>).check !== 'function');
  if (index === -1) return;
  throw new ConfigurationError('policies has an item that is no policy: an object with id, severity and check', [
    'policies',
    index,
  ]);
}
