import { CATEGORIES, SEVERITIES, PROTOCOLS } from '../../engine/config/choices';
import type { JsonSchema } from '../../rules/policy';

/** The schema of the output of `rules --format json`. */
export const RULE_LIST_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://raw.githubusercontent.com/cdk-websocket-guard/cdk-websocket-guard/main/schema/rules.schema.json',
  title: 'Catalogue of cdk-websocket-guard',
  description: 'What `websocket-guard rules --format json` prints.',
  type: 'object',
  additionalProperties: false,
  required: ['schemaVersion', 'rules'],
  properties: {
    schemaVersion: {
      const: 1,
    },
    rules: {
      type: 'array',
      items: {
        $ref: '#/$defs/rule',
      },
    },
  },
  $defs: {
    names: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: {
        type: 'string',
        minLength: 1,
      },
    },
    rule: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'category', 'severity', 'title', 'why', 'fix', 'references', 'docsUrl'],
      properties: {
        id: {
          description: 'Never changes once published.',
          type: 'string',
          pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
        },
        category: {
          description:
            'What goes wrong: AWS rejects the deployment, it is open to abuse, it does not work, nobody sees how it works, or it works until a limit is reached.',
          enum: CATEGORIES,
        },
        severity: {
          description: 'In preset `recommended`.',
          enum: SEVERITIES,
        },
        title: {
          description: 'The rule as one sentence.',
          type: 'string',
          minLength: 1,
        },
        why: {
          description: 'What AWS does when it is not kept.',
          type: 'string',
          minLength: 1,
        },
        fix: {
          description: 'How to fix a violation.',
          type: 'string',
          minLength: 1,
        },
        references: {
          description: 'Pages it rests on.',
          type: 'array',
          minItems: 1,
          uniqueItems: true,
          items: {
            type: 'string',
            pattern: '^https://',
          },
        },
        docsUrl: {
          description: 'Its own page.',
          type: 'string',
          pattern: '^https://',
        },
        controls: {
          description: 'Controls of other catalogues that ask for the same, or for something close.',
          type: 'object',
          additionalProperties: false,
          properties: {
            securityHub: {
              $ref: '#/$defs/names',
            },
            config: {
              $ref: '#/$defs/names',
            },
            nist80053: {
              $ref: '#/$defs/names',
            },
            cwe: {
              $ref: '#/$defs/names',
            },
            owaspAsvs: {
              $ref: '#/$defs/names',
            },
          },
        },
        protocols: {
          description: 'Which kinds of APIs it judges. Default: WebSocket APIs.',
          type: 'array',
          minItems: 1,
          items: {
            enum: PROTOCOLS,
          },
        },
        isAboutAnyApp: {
          description: 'Whether it judges apps without such an API, too.',
          type: 'boolean',
        },
        isOptIn: {
          description: 'Whether preset recommended leaves it out.',
          type: 'boolean',
        },
        otherTools: {
          description:
            'What other tools say about it: what they report wrongly or miss, and where they report the same.',
          type: 'string',
          minLength: 1,
        },
        options: {
          description: 'What is left to taste: a JSON schema for each option, and what it is where nothing is said.',
          type: 'object',
          additionalProperties: false,
          required: ['schema', 'defaults'],
          properties: {
            schema: {
              type: 'object',
              minProperties: 1,
              additionalProperties: {
                type: 'object',
                required: ['description'],
                properties: {
                  description: {
                    type: 'string',
                    minLength: 1,
                  },
                },
              },
            },
            defaults: {
              type: 'object',
              minProperties: 1,
            },
          },
        },
      },
    },
  },
} as const satisfies JsonSchema;
