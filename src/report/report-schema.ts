import type { JsonSchema } from '../rules/policy';
import { REPORT_DEFINITIONS } from './report-definitions';

/** The schema of the output of `check --format json`, against which `merge` and `diff` validate reports. */
export const REPORT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://raw.githubusercontent.com/cdk-websocket-guard/cdk-websocket-guard/main/schema/report.schema.json',
  title: 'Report of websocket-guard check --format json',
  description: 'New properties may be added within a schema version; what is described here stays.',
  type: 'object',
  required: ['schemaVersion', 'tool', 'findings', 'unknown', 'failures', 'ineffective', 'summary'],
  properties: {
    schemaVersion: {
      const: 1,
      description: 'Changes when a program that reads the report has to change.',
    },
    tool: {
      type: 'object',
      required: ['name', 'version'],
      properties: { name: { const: 'cdk-websocket-guard' }, version: { type: 'string' } },
    },
    findings: {
      type: 'array',
      description: 'Violations of policies, suppressed ones included, by template, resource, property and rule.',
      items: { $ref: '#/$defs/finding' },
    },
    unknown: {
      type: 'array',
      description: 'Policies that could not be judged, because a value is only known at deployment.',
      items: { $ref: '#/$defs/unknown' },
    },
    failures: {
      type: 'array',
      description: "Policies of the user's own that threw; their findings may be missing.",
      items: {
        type: 'object',
        required: ['ruleId', 'stack'],
        properties: { ruleId: { $ref: '#/$defs/ruleId' }, stack: { type: 'string' } },
      },
    },
    ineffective: {
      type: 'array',
      description: 'Acknowledgements that suppress nothing.',
      items: {
        type: 'object',
        required: ['id', 'reason', 'constructPath', 'message'],
        properties: {
          id: { type: 'string', description: "The rule's id as CDK recorded it." },
          reason: { type: 'string' },
          constructPath: {
            type: 'string',
            description: 'Where it was acknowledged; empty for the app.',
          },
          message: { type: 'string', description: 'Why it has no effect, and what to do.' },
        },
      },
    },
    labels: {
      type: 'object',
      description: 'What the configuration says the app belongs to, where it says so.',
      additionalProperties: { type: 'string' },
    },
    repositories: {
      type: 'array',
      description: 'The repositories of a report that `websocket-guard merge` put together.',
      items: {
        type: 'object',
        required: ['name', 'labels', 'summary'],
        properties: {
          name: { type: 'string' },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          summary: { $ref: '#/properties/summary' },
        },
      },
    },
    notes: {
      type: 'array',
      description:
        'What is to be said beside the findings: suppressions that expire or do nothing, and attempts to silence what is locked.',
      items: {
        type: 'object',
        required: ['location', 'message'],
        properties: { location: { $ref: '#/$defs/location' }, message: { type: 'string' } },
      },
    },
    apis: {
      type: 'array',
      description: 'The APIs that were judged, and how much was found of each.',
      items: { $ref: '#/$defs/api' },
    },
    policies: {
      type: 'array',
      description:
        'Every policy about the APIs that were judged, with its verdict. Each resource counts once: judged is the sum of kept, violated, suppressed and unknown.',
      items: { $ref: '#/$defs/policy' },
    },
    summary: {
      type: 'object',
      description: 'Suppressed findings count as suppressed only.',
      required: ['errors', 'warnings', 'infos', 'suppressed', 'unknown', 'templates', 'apis', 'resources'],
      properties: {
        errors: { $ref: '#/$defs/count' },
        warnings: { $ref: '#/$defs/count' },
        infos: { $ref: '#/$defs/count' },
        suppressed: { $ref: '#/$defs/count' },
        unknown: { $ref: '#/$defs/count' },
        templates: { $ref: '#/$defs/count' },
        apis: { $ref: '#/$defs/count', description: 'APIs that were judged.' },
        httpApis: {
          $ref: '#/$defs/count',
          description: 'How many of them are HTTP APIs, where those were asked for.',
        },
        otherApis: {
          $ref: '#/$defs/count',
          description: 'APIs in the templates of a protocol that was not asked for, where there are any.',
        },
        resources: { $ref: '#/$defs/count', description: 'Resources of all templates.' },
      },
    },
  },
  $defs: REPORT_DEFINITIONS,
} as const satisfies JsonSchema;
