import type { JsonSchema } from '../../rules/policy';
import type { WaiverField } from '../config/choices';
import { TOO_MANY_WILDCARDS } from '../glob';

const TEXT = { type: ['string', 'number'], pattern: '\\S', errorMessage: 'a text' } as const;

/** The file of waivers. */
export const WAIVERS_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://raw.githubusercontent.com/cdk-websocket-guard/cdk-websocket-guard/main/schema/waivers.schema.json',
  title: 'Waivers of cdk-websocket-guard',
  description: 'websocket-guard.waivers.yaml: decisions to live with a finding.',
  type: 'object',
  additionalProperties: false,
  required: ['waivers'],
  properties: {
    $schema: { type: 'string' },
    waivers: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['rule', 'scope', 'reason'],
        properties: {
          rule: { description: 'The id of the rule, e.g. stage-throttling.', ...TEXT },
          scope: {
            description:
              'A construct path or a logical id. `*` stands for a part of a name, `**` for any number of names; at most three of them.',
            type: ['string', 'number'],
            pattern: '\\S',
            not: { type: 'string', pattern: TOO_MANY_WILDCARDS },
            maxLength: 1024,
            errorMessage: 'a construct path or a logical id of at most 1024 characters and three wildcards',
          },
          reason: { description: 'Why it is acceptable.', ...TEXT },
          owner: { description: 'Who answers for it.', ...TEXT },
          ticket: { description: 'Where it was decided.', ...TEXT },
          expires: {
            description:
              'The last day on which it works, in UTC, e.g. 2027-01-31. Without one it works until it is removed.',
            type: 'string',
            pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$',
            errorMessage: 'a date like 2027-01-31',
          },
        },
      },
    },
  },
} as const satisfies JsonSchema;

/** The schema of a file in which every waiver has some more fields. */
export function waiversSchema(fields: readonly WaiverField[]): JsonSchema {
  const { properties } = WAIVERS_SCHEMA;
  const { items } = properties.waivers;
  return {
    ...WAIVERS_SCHEMA,
    properties: {
      ...properties,
      waivers: { ...properties.waivers, items: { ...items, required: [...items.required, ...fields] } },
    },
  };
}
