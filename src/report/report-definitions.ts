import { CATEGORIES, PROTOCOLS, SEVERITIES } from '../engine/config/choices';
import type { JsonSchema } from '../rules/policy';

/** The definitions of the schema of the report for programs. */
export const REPORT_DEFINITIONS = {
  count: { type: 'integer', minimum: 0 },
  ruleId: {
    type: 'string',
    pattern: '^[a-z0-9]+(?:[-/][a-z0-9]+)*$',
    description: "Kebab-case; a policy of the user's own has a namespace before a slash.",
  },
  location: {
    type: 'object',
    required: ['file', 'line', 'column'],
    properties: {
      file: {
        type: 'string',
        description: 'Relative to the directory of the check where it is below, as it was named elsewhere.',
      },
      line: { type: 'integer', minimum: 1 },
      column: { type: 'integer', minimum: 1 },
    },
  },
  resource: {
    type: 'object',
    required: ['logicalId', 'type', 'template'],
    properties: {
      logicalId: { type: 'string' },
      type: { type: 'string', description: 'The CloudFormation resource type.' },
      constructPath: {
        type: 'string',
        description: 'The path of the construct, for templates of the CDK.',
      },
      template: { type: 'string', description: "The template's file." },
    },
  },
  finding: {
    type: 'object',
    required: [
      'ruleId',
      'severity',
      'category',
      'message',
      'fix',
      'docsUrl',
      'resource',
      'propertyPath',
      'location',
      'fingerprint',
    ],
    properties: {
      ruleId: { $ref: '#/$defs/ruleId' },
      severity: { enum: SEVERITIES },
      category: { enum: CATEGORIES },
      message: { type: 'string', description: 'What is wrong, in one sentence.' },
      fix: { type: 'string', description: 'How to mend it.' },
      docsUrl: {
        type: 'string',
        description: 'The page about the policy.',
        pattern: '^https://',
      },
      resource: { $ref: '#/$defs/resource' },
      propertyPath: {
        type: 'string',
        description: "From the resource's Properties; empty when it is about the resource as a whole.",
      },
      branch: {
        type: 'string',
        description: 'The branch it is found in, such as IsProd is false.',
      },
      location: { $ref: '#/$defs/location', description: 'Where it stands in the template.' },
      api: {
        type: 'string',
        description:
          'The API it is about, by its name among apis: the resource is a part of it, or it is the only one of the template. Left out otherwise.',
      },
      source: {
        $ref: '#/$defs/location',
        description: "The user's own line of code, where CDK recorded it.",
      },
      fingerprint: {
        type: 'string',
        pattern: '^[0-9a-f]{32}$',
        description: 'By which the finding is known again after the app has changed.',
      },
      locked: {
        type: 'boolean',
        description: 'Whether it is of a rule that nobody may silence; left out where it is not.',
      },
      suppressed: {
        type: 'object',
        description: 'Why it does not count.',
        required: ['reason', 'by'],
        properties: {
          reason: { type: 'string' },
          by: { type: 'string' },
          owner: {
            type: 'string',
            description: 'Who answers for it, where a waiver says so.',
          },
          ticket: {
            type: 'string',
            description: 'Where it was decided, where a waiver says so.',
          },
          expires: {
            type: 'string',
            description: 'The last day on which it works; without one it does not expire.',
          },
        },
      },
    },
  },
  api: {
    type: 'object',
    required: [
      'name',
      'template',
      'protocol',
      'stages',
      'authorization',
      'routes',
      'errors',
      'warnings',
      'infos',
      'suppressed',
      'unknown',
    ],
    properties: {
      name: {
        type: 'string',
        description: 'Its construct path, or its logical id; behind its stack or file where several have the same.',
      },
      template: { type: 'string', description: 'The file of its template.' },
      protocol: { enum: PROTOCOLS },
      stages: {
        type: 'array',
        description: 'The names of its stages; what deployment fills in stands as Fn::Sub has it.',
        items: { type: 'string' },
      },
      authorization: {
        type: 'array',
        description:
          'What authorizes clients, each once: of $connect, or of the routes of an HTTP API. NONE where nothing does.',
        items: { type: 'string' },
      },
      routes: { $ref: '#/$defs/count', description: 'How many routes it has.' },
      errors: { $ref: '#/$defs/count' },
      warnings: { $ref: '#/$defs/count' },
      infos: { $ref: '#/$defs/count' },
      suppressed: { $ref: '#/$defs/count' },
      unknown: { $ref: '#/$defs/count' },
    },
  },
  policy: {
    type: 'object',
    required: ['id', 'verdict', 'judged', 'kept', 'violated', 'suppressed', 'unknown'],
    properties: {
      id: { $ref: '#/$defs/ruleId' },
      verdict: {
        description:
          'violated: by some resource, accepted or not. unknown: by none, and only deployment knows of some, or the policy failed. kept: by every resource. not-applicable: there was nothing to ask. off: the configuration has it off.',
        enum: ['kept', 'violated', 'unknown', 'not-applicable', 'off'],
      },
      severity: {
        enum: SEVERITIES,
        description: 'Of the configuration; left out where that has it off. Overrides may have others.',
      },
      judged: { $ref: '#/$defs/count', description: 'Resources that it was asked about.' },
      kept: { $ref: '#/$defs/count', description: 'Resources that keep it.' },
      violated: {
        $ref: '#/$defs/count',
        description: 'Resources with a finding that counts.',
      },
      suppressed: {
        $ref: '#/$defs/count',
        description: 'Resources of which every finding is suppressed.',
      },
      unknown: {
        $ref: '#/$defs/count',
        description: 'Resources without a finding, of which only deployment knows.',
      },
    },
  },
  unknown: {
    type: 'object',
    required: ['ruleId', 'resource', 'propertyPath', 'reason', 'location'],
    properties: {
      ruleId: { $ref: '#/$defs/ruleId' },
      resource: { $ref: '#/$defs/resource' },
      propertyPath: { type: 'string' },
      reason: { type: 'string', description: 'Why it cannot be known.' },
      api: { type: 'string', description: 'As of a finding.' },
      branch: { type: 'string' },
      location: { $ref: '#/$defs/location' },
    },
  },
} as const satisfies Readonly<Record<string, JsonSchema>>;
