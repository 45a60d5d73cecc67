import type { Protocol } from '../../apigateway/model';
import { isObject } from '../../cloudformation/document/json';
import type { JsonSchema, Policy } from '../../rules/policy';
import { CATEGORIES, PROTOCOLS, SEVERITIES } from './choices';
import { optionsSchema } from './configuration-schema';
import { schemaProblems } from './schema-problems';

/** A prefix of the user's own, a slash, and a name, both in kebab-case: `acme/stage-owner`. */
const OWN_ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const TEXTS = ['title', 'why', 'fix'] as const;

/**
 * Defines a policy of your own. It is the same object as the policies of the catalogue, and runs wherever they run:
 * `--policy FILE` of the command, `policies` of the Aspect and of the cdk-nag pack.
 *
 * @example
 * export default definePolicy({
 *   id: 'acme/stage-owner',
 *   category: 'observability',
 *   severity: 'error',
 *   title: 'A stage says who owns it',
 *   why: 'The on-call engineer has to know whom to call.',
 *   fix: 'Add the tag "owner".',
 *   references: ['https://wiki.acme.example/tags'],
 *   check(model, judge) {
 *     judge.value(model.stages, 'Tags.owner', (owner) => owner.isAbsent && 'The stage has no tag "owner".');
 *   },
 * });
 *
 * @param policy what it is called, why it matters, and how it judges
 * @returns the same object
 * @throws TypeError saying which part of it cannot be used
 */
export function definePolicy<O extends object = object>(policy: Policy<O>): Policy<O> {
  const given = policy as Partial<Record<keyof Policy, unknown>>;
  const name = typeof given.id === 'string' ? `policy "${given.id}"` : 'a policy';
  const demand = (holds: boolean, message: string): void => {
    if (!holds) throw new TypeError(`${name}: ${message}`);
  };
  demand(
    typeof given.id === 'string' && OWN_ID.test(given.id),
    'its id is a prefix of your own and a name, like "acme/stage-owner"',
  );
  demand(
    CATEGORIES.some((category) => category === given.category),
    `category is one of ${CATEGORIES.join(', ')}`,
  );
  demand(
    SEVERITIES.some((severity) => severity === given.severity),
    `severity is one of ${SEVERITIES.join(', ')}`,
  );
  for (const key of TEXTS) demand(typeof given[key] === 'string' && given[key] !== '', `${key} is a sentence`);
  const { references } = given;
  demand(
    Array.isArray(references) && references.length > 0,
    'references has at least one page, which findings point at',
  );
  const { protocols = PROTOCOLS } = given;
  demand(
    Array.isArray(protocols) &&
      protocols.length > 0 &&
      protocols.every((protocol) => PROTOCOLS.includes(protocol as Protocol)),
    `protocols is a list of ${PROTOCOLS.join(', ')}`,
  );
  demand(typeof given.check === 'function', 'check is a function of the model and the judge');
  const problem = given.options === undefined ? undefined : optionsProblem(given as Policy);
  demand(problem === undefined, problem ?? '');
  return policy;
}

/** The types of JSON schema. */
const JSON_TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

/** What is wrong with the options that a policy declares. */
function optionsProblem(policy: Policy): string | undefined {
  const { schema, defaults } = policy.options as { readonly schema?: unknown; readonly defaults?: unknown };
  if (!isObject(schema) || !isObject(defaults)) return 'options has two objects: schema and defaults';
  const undescribed = Object.entries(schema).find(
    ([, option]) => !isObject(option) || typeof (option as JsonSchema).description !== 'string',
  );
  if (undescribed) return `options.schema.${undescribed[0]} is a JSON schema with a description`;
  const mistyped = Object.entries(schema as Readonly<Record<string, JsonSchema>>).find(
    ([, { type }]) => typeof type === 'string' && !JSON_TYPES.includes(type),
  );
  if (mistyped) return `options.schema.${mistyped[0]}.type is one of ${JSON_TYPES.join(', ')}`;
  const missing = Object.keys(schema).find((name) => !Object.hasOwn(defaults, name));
  if (missing !== undefined) return `options.defaults has no "${missing}"`;
  const [problem] = schemaProblems(optionsSchema(policy), defaults);
  return problem && `options.defaults${problem.path.map((step) => `.${step}`).join('')}: ${problem.message}`;
}
