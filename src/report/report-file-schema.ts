import type { JsonSchema } from '../rules/policy';

const TEXT = { type: 'string' } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
const LOCATION = {
  type: 'object',
  required: ['file', 'line', 'column'],
  properties: { file: TEXT, line: COUNT, column: COUNT },
} as const;
const RESOURCE = {
  type: 'object',
  required: ['logicalId', 'type', 'template'],
  properties: { logicalId: TEXT, type: TEXT, template: TEXT, constructPath: TEXT },
} as const;

/** What reports for programs have to say to be put together; `schema/report.schema.json` says it in full. */
export const REPORT_FILE_SCHEMA = {
  type: 'object',
  required: ['schemaVersion', 'findings', 'unknown', 'failures', 'ineffective', 'summary'],
  properties: {
    schemaVersion: { const: 1 },
    labels: { type: 'object', additionalProperties: TEXT },
    findings: {
      type: 'array',
      items: {
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
          ruleId: TEXT,
          severity: { enum: ['error', 'warning', 'info'] },
          category: { enum: ['deploy', 'security', 'runtime', 'observability', 'quota'] },
          message: TEXT,
          fix: TEXT,
          docsUrl: { type: 'string', pattern: '^https://' },
          resource: RESOURCE,
          propertyPath: TEXT,
          branch: TEXT,
          location: LOCATION,
          source: LOCATION,
          api: TEXT,
          fingerprint: TEXT,
          suppressed: {
            type: 'object',
            required: ['reason', 'by'],
            properties: { reason: TEXT, by: TEXT, owner: TEXT, ticket: TEXT, expires: TEXT },
          },
        },
      },
    },
    unknown: {
      type: 'array',
      items: {
        type: 'object',
        required: ['ruleId', 'resource', 'propertyPath', 'reason', 'location'],
        properties: {
          ruleId: TEXT,
          resource: RESOURCE,
          propertyPath: TEXT,
          reason: TEXT,
          location: LOCATION,
          api: TEXT,
        },
      },
    },
    failures: {
      type: 'array',
      items: { type: 'object', required: ['ruleId', 'stack'], properties: { ruleId: TEXT, stack: TEXT } },
    },
    ineffective: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'reason', 'constructPath', 'message'],
        properties: { id: TEXT, reason: TEXT, constructPath: TEXT, message: TEXT },
      },
    },
    notes: {
      type: 'array',
      items: { type: 'object', required: ['location', 'message'], properties: { location: LOCATION, message: TEXT } },
    },
    apis: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'template', 'protocol', 'stages', 'authorization', 'routes'],
        properties: {
          name: TEXT,
          template: TEXT,
          protocol: { enum: ['websocket', 'http'] },
          stages: { type: 'array', items: TEXT },
          authorization: { type: 'array', items: TEXT },
          routes: COUNT,
        },
      },
    },
    policies: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'verdict', 'judged'],
        properties: {
          id: TEXT,
          verdict: { enum: ['kept', 'violated', 'unknown', 'not-applicable', 'off'] },
          severity: { enum: ['error', 'warning', 'info'] },
          judged: COUNT,
        },
      },
    },
    summary: {
      type: 'object',
      required: ['errors', 'warnings', 'infos', 'suppressed', 'unknown', 'templates', 'apis', 'resources'],
      additionalProperties: COUNT,
    },
  },
} as const satisfies JsonSchema;
