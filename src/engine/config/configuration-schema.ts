import type { JsonSchema, Policy } from '../../rules/policy';
import { TOO_MANY_WILDCARDS } from '../glob';
import { FAIL_ON, LEVELS, PRESETS, PROTOCOLS, WAIVER_FIELDS } from './choices';

const LEVEL = { enum: LEVELS } as const;
const FILE = { type: 'string', minLength: 1, errorMessage: 'the name of a file' } as const;

/** A severity, or a list of a severity and options. */
function setting(options: JsonSchema): JsonSchema {
  return {
    if: { type: 'array' },
    then: { type: 'array', minItems: 1, maxItems: 2, prefixItems: [LEVEL, options] },
    else: { ...LEVEL, errorMessage: `${LEVELS.join(', ')}, or a list of one of them and options` },
  };
}

const PATTERNS = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'string',
    minLength: 1,
    maxLength: 1024,
    not: { pattern: TOO_MANY_WILDCARDS },
    errorMessage: 'a pattern of at most 1024 characters and three wildcards',
  },
} as const;

const RULES = {
  description: 'Severity by rule id, or a list of severity and options. `websocket-guard rules` lists the ids.',
  type: 'object',
  additionalProperties: setting({ type: 'object' }),
} as const;

const PRESET = {
  description:
    "Which policies, and how severe: `recommended` is the catalogue's severities, `strict` makes errors of warnings and warnings of infos, `all` is every policy.",
  enum: PRESETS,
} as const;

/** The schema of configuration files without the ids and options of policies. */
export const CONFIGURATION_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://raw.githubusercontent.com/cdk-websocket-guard/cdk-websocket-guard/main/schema/config.schema.json',
  title: 'Configuration of cdk-websocket-guard',
  description:
    'websocket-guard.config.json, websocket-guard.config.yaml, and the key "websocket-guard" of package.json.',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    preset: { ...PRESET, default: 'recommended' },
    rules: RULES,
    overrides: {
      description: 'How some resources are judged: those that all lists of patterns in it name. Later ones count more.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          templates: {
            description: 'Template files, from the directory of the configuration that is found, or names of files.',
            ...PATTERNS,
          },
          stacks: { description: 'Names of stacks.', ...PATTERNS },
          constructs: { description: 'Construct paths or logical ids.', ...PATTERNS },
          preset: PRESET,
          rules: RULES,
        },
      },
    },
    labels: {
      description: 'What a report of many repositories groups by, e.g. `{ "team": "chat" }`.',
      type: 'object',
      maxProperties: 20,
      additionalProperties: {
        type: 'string',
        minLength: 1,
        maxLength: 200,
        errorMessage: 'a text of at most 200 characters',
      },
    },
    locked: {
      description:
        'Rules that nobody may silence: no acknowledgement, waiver, baseline or metadata, and no lower severity in a configuration that extends this one.',
      type: 'array',
      items: { type: 'string', minLength: 1 },
      default: [],
      errorMessage: 'a list of ids of rules',
    },
    failOn: { description: 'Least severity that makes the check fail.', enum: FAIL_ON, default: 'error' },
    protocols: {
      description: 'Which kinds of APIs are judged. HTTP APIs are left alone unless they are asked for.',
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { enum: PROTOCOLS },
      default: ['websocket'],
      errorMessage: `a list of ${PROTOCOLS.join(', ')}`,
    },
    waivers: {
      description:
        'The file of waivers, from the directory of the configuration. Default: websocket-guard.waivers.yaml beside it.',
      ...FILE,
    },
    waiverFields: {
      description: 'What every waiver has to say beside rule, scope and reason.',
      type: 'array',
      uniqueItems: true,
      items: { enum: WAIVER_FIELDS },
      default: [],
      errorMessage: `a list of ${WAIVER_FIELDS.join(', ')}`,
    },
    baseline: {
      description: 'The file of the baseline, from the directory of the configuration. Default: none.',
      ...FILE,
    },
    extends: {
      description:
        'Configurations that this one stands above, later ones above earlier: files from its directory, and packages that it finds.',
      anyOf: [
        { type: 'string', minLength: 1 },
        { type: 'array', items: { type: 'string', minLength: 1 } },
      ],
      errorMessage: 'the name of a file or a package, or a list of them',
    },
    root: {
      description: 'Whether the search for a configuration ends here. It ends at the first one that it finds.',
      type: 'boolean',
      default: false,
    },
    policies: {
      description:
        'Modules that export policies of your own: files from the directory of the configuration, or packages that it finds.',
      type: 'array',
      items: { type: 'string', minLength: 1 },
    },
  },
} as const satisfies JsonSchema;

/** Ids of policies of the user's own: a prefix, a slash and a name. */
const OWN_ID = '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$';

/** The id of a policy as cdk-nag and CDK's acknowledgements spell it. */
const OTHER_SPELLING = '(?:^|:)WebSocketGuard-[A-Z]';

/** The options of a policy as one object. */
export function optionsSchema(policy: Pick<Policy, 'options'>): JsonSchema {
  return { type: 'object', additionalProperties: false, properties: policy.options?.schema ?? {} };
}

/**
 * The schema of configuration files with the ids and options of policies, so that editors complete them.
 *
 * @param policies the catalogue
 */
export function configurationSchema(policies: readonly Policy[]): JsonSchema {
  const { properties } = CONFIGURATION_SCHEMA;
  const { overrides } = properties;
  const known = { $ref: '#/$defs/rules' };
  return {
    ...CONFIGURATION_SCHEMA,
    properties: {
      ...properties,
      rules: known,
      overrides: {
        ...overrides,
        items: { ...overrides.items, properties: { ...overrides.items.properties, rules: known } },
      },
    },
    $defs: {
      rules: {
        ...RULES,
        additionalProperties: false,
        properties: Object.fromEntries(
          policies.map((policy) => [policy.id, { description: `${policy.title}.`, ...setting(optionsSchema(policy)) }]),
        ),
        patternProperties: {
          [OWN_ID]: { description: 'A policy of your own.', ...setting({ type: 'object' }) },
          [OTHER_SPELLING]: { description: 'A policy by its name in cdk-nag and CDK.', ...setting({ type: 'object' }) },
        },
      },
    },
  };
}
