import { configurationSchema } from '../src/engine/config/configuration-schema';
import { BASELINE_SCHEMA } from '../src/engine/suppression/baseline-schema';
import { WAIVERS_SCHEMA } from '../src/engine/suppression/waivers-schema';
import { RULE_LIST_SCHEMA } from '../src/report/formats/rule-list-schema';
import { REPORT_SCHEMA } from '../src/report/report-schema';
import type { JsonSchema, Policy } from '../src/rules/policy';

/** The schemas of what the tool reads and prints, by the names of their files, for editors and other programs. */
export function publishedSchemas(policies: readonly Policy[]): Readonly<Record<string, object>> {
  return {
    config: published(configurationSchema(policies)),
    waivers: published(WAIVERS_SCHEMA),
    baseline: published(BASELINE_SCHEMA),
    report: published(REPORT_SCHEMA),
    rules: published(RULE_LIST_SCHEMA),
  };
}

/** `errorMessage` is no keyword that validators of others know. */
function published(schema: JsonSchema): object {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === 'errorMessage' ? undefined : value)),
  ) as object;
}
