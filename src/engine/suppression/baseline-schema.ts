import type { JsonSchema } from '../../rules/policy';

/** The file of a baseline. */
export const BASELINE_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://raw.githubusercontent.com/cdk-websocket-guard/cdk-websocket-guard/main/schema/baseline.schema.json',
  title: 'Baseline of cdk-websocket-guard',
  description:
    'The findings that were there when the baseline was recorded. Written by `websocket-guard check --update-baseline`.',
  type: 'object',
  required: ['schemaVersion', 'findings'],
  properties: {
    schemaVersion: { description: 'Both are read; 2 is written.', enum: [1, 2] },
    findings: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['resource', 'rule', 'property', 'fingerprint'],
        properties: {
          resource: { description: 'The construct path, or the logical id where there is none.', type: 'string' },
          template: {
            description:
              'The file of the template, from the directory of the baseline, where there is no construct path.',
            type: 'string',
          },
          rule: { type: 'string' },
          property: {
            description: "From the resource's Properties; empty for the resource as a whole.",
            type: 'string',
          },
          fingerprint: {
            description: 'Changes with the rule, the resource, the property, the branch and the offending value.',
            type: 'string',
          },
        },
      },
    },
  },
} as const satisfies JsonSchema;
