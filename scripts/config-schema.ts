import type { OptionSpec, Policy } from '../src/rules/policy';

/** Ids of policies of the user's own: a prefix, a slash and a name. */
const OWN_ID = '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$';
const LEVEL = { $ref: '#/$defs/level' };

/**
 * The schema of configuration files with the rules that there are, so that editors complete their ids and options.
 *
 * @param text the schema
 * @param policies the catalogue
 * @returns the schema, not formatted
 */
export function configSchema(text: string, policies: readonly Policy[]): string {
  const schema = JSON.parse(text) as { properties: Record<string, object>; $defs: Record<string, object> };
  schema.properties.rules = {
    description: 'Severity by rule id, or a list of severity and options. `websocket-guard rules` lists the ids.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      policies.map(({ id, title, options }) => [
        id,
        { description: `${title}.`, ...(options ? wish(optionsSchema(options)) : { $ref: '#/$defs/setting' }) },
      ]),
    ),
    patternProperties: { [OWN_ID]: { description: 'A policy of your own.', ...wish({ type: 'object' }) } },
  };
  schema.$defs.setting = wish(optionsSchema({}));
  return JSON.stringify(schema);
}

/** A severity, or a list of a severity and options. */
function wish(options: object): object {
  const list = { type: 'array', minItems: 1, maxItems: 2, prefixItems: [LEVEL, options], items: false };
  return { oneOf: [LEVEL, list] };
}

function optionsSchema(options: Readonly<Record<string, OptionSpec>>): object {
  const properties = Object.entries(options).map(([name, spec]) => [name, { type: 'number', ...spec }] as const);
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) };
}
