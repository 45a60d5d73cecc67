import type { Protocol } from '../../apigateway/model';
import { type Path, formatPath, isObject, present } from '../../cloudformation/document/json';
import type { Policy } from '../../rules/policy';
import { type FailOn, type Level, PROTOCOLS, type Preset, type WaiverField } from './choices';
import { CONFIGURATION_SCHEMA } from './configuration-schema';
import { schemaProblems } from './schema-problems';

/** The setting of a rule: its severity, or severity and options. */
export type RuleSetting = Level | readonly [Level, object?];

/** Settings for some resources: those that match every list of patterns that is given. */
export interface Override {
  /** Patterns of template files, relative to the directory of the configuration file. @default - all */
  readonly templates?: readonly string[];
  /** Patterns of names of stacks. @default - all */
  readonly stacks?: readonly string[];
  /** Patterns of construct paths or logical ids. @default - all */
  readonly constructs?: readonly string[];
  /** @default - that of the configuration */
  readonly preset?: Preset;
  /** @default - those of the configuration */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
}

/** The settings of a check. */
export interface Configuration {
  /** Least severity that makes the check fail. @default 'error' */
  readonly failOn?: FailOn;
  /** @default 'recommended' */
  readonly preset?: Preset;
  /** Severity by policy id, or severity and options. @default - those of the preset */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Settings for some resources; later ones take precedence. @default - none */
  readonly overrides?: readonly Override[];
  /**
   * Which kinds of APIs are judged. HTTP APIs are not judged unless they are listed.
   *
   * @default ['websocket']
   */
  readonly protocols?: readonly Protocol[];
  /** Rules whose findings nothing suppresses. @default - none */
  readonly locked?: readonly string[];
  /** The file of waivers, relative to the configuration file. @default - `websocket-guard.waivers.yaml` beside it */
  readonly waivers?: string;
  /** Fields that every waiver needs beside rule, scope and reason. @default - none */
  readonly waiverFields?: readonly WaiverField[];
  /** The file of the baseline, relative to the configuration file. @default - none */
  readonly baseline?: string;
  /** Labels by which a report of many repositories groups them: `{ team: 'chat' }`. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Policies of the user's own, judged after the catalogue. @default - none */
  readonly policies?: readonly Policy[];
}

/** Thrown for a configuration that cannot be used; the message says how to mend it. */
export class ConfigurationError extends Error {
  // Node shows the name of the class, which is short in what is published.
  public static override readonly name = 'ConfigurationError';

  public constructor(
    message: string,
    /** The part of the configuration that is wrong; empty for the whole. */
    public readonly path: Path = [],
  ) {
    super(message);
    this.name = 'ConfigurationError';
  }
}

/**
 * The kinds of APIs that a configuration judges, each once, in the order of the catalogue.
 *
 * @throws ConfigurationError for a kind that does not exist, and for an empty list
 */
export function protocolsOf({ protocols = ['websocket'] }: Configuration): readonly Protocol[] {
  const other = protocols.find((protocol) => !PROTOCOLS.includes(protocol));
  const kinds = PROTOCOLS.join(', ');
  if (other !== undefined) throw new ConfigurationError(`no protocol "${other}"; there are ${kinds}`, ['protocols']);
  if (protocols.length === 0) throw new ConfigurationError(`protocols names none; there are ${kinds}`, ['protocols']);
  return PROTOCOLS.filter((protocol) => protocols.includes(protocol));
}

/**
 * Validates the content of a configuration file. `policySettings` validates ids and options of policies later, when all
 * policies are known.
 *
 * @throws ConfigurationError for a key that does not exist, or a value of the wrong kind
 */
export function parseConfiguration(value: unknown): Configuration {
  if (!isObject(value)) {
    const keys = Object.keys(CONFIGURATION_SCHEMA.properties).filter((key) => key !== '$schema');
    throw new ConfigurationError(`a configuration is an object with the keys ${keys.join(', ')}`);
  }
  // Programs pass undefined for what they do not set.
  const { policies, ...settings } = present(value) as Readonly<Record<string, unknown>>;
  // `extends` and `root` have had their effect when the files were read.
  const { $schema, extends: bases, root, ...data } = settings;
  // Loading the validator takes a tenth of the time for judging a small app, and most apps configure nothing.
  const [problem] = Object.keys(settings).length === 0 ? [] : schemaProblems(CONFIGURATION_SCHEMA, settings);
  if (problem) {
    const subject = problem.message.startsWith('no key') ? [] : [formatPath(problem.path)];
    throw new ConfigurationError([...subject, problem.message].join(' '), problem.path);
  }
  assertSelective(data);
  // Policies are functions, which no schema describes; modules that a file names are loaded by now.
  if (policies !== undefined) assertPolicies(policies);
  return { ...data, ...(policies === undefined ? {} : { policies: policies as readonly Policy[] }) };
}

function assertSelective({ overrides = [] }: Pick<Configuration, 'overrides'>): void {
  const index = overrides.findIndex(({ templates, stacks, constructs }) => !templates && !stacks && !constructs);
  if (index === -1) return;
  const path = ['overrides', index];
  throw new ConfigurationError(`${formatPath(path)} has none of "templates", "stacks", "constructs"`, path);
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
