import { configurationSchema } from '../src/engine/config/configuration-schema';
import { BASELINE_SCHEMA } from '../src/engine/suppression/baseline-schema';
import { WAIVERS_SCHEMA } from '../src/engine/suppression/waivers-schema';
import type { JsonSchema, Policy } from '../src/rules/policy';

/** The schemas of what the tool reads, by the names of their files: those it validates with, for editors. */
export function publishedSchemas(policies: readonly Policy[]): Readonly<Record<string, object>> {
  return {
    config: published(configurationSchema(policies)),
    waivers: published(WAIVERS_SCHEMA),
    baseline: published(BASELINE_SCHEMA),
  };
}

/** `errorMessage` is no keyword that validators of others know. */
function published(schema: JsonSchema): object {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === 'errorMessage' ? undefined : value)),
  ) as object;
}
