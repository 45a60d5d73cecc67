import type { IConstruct } from 'constructs';
import { ACKNOWLEDGED_RULES, acknowledgementsIn } from '../assembly/acknowledgement-metadata';
import { ruleName } from '../engine/acknowledgements';
import { nagRuleId, pascalCase, PACK_NAME } from '../engine/nag-rule-id';
import type { Json } from '../model/json';
import { CATALOGUE } from '../rules/catalogue';

/**
 * Repeats acknowledgements of our rules under the one id that CDK's report knows, `Plugin::Rule`. CDK takes others as
 * well, hides what they name, and leaves it out of the report's audit trail.
 */
export function qualifyAcknowledgements(root: IConstruct): void {
  const names = new Map(CATALOGUE.map(({ id }) => [pascalCase(id), `${PACK_NAME}::${nagRuleId(id)}`]));
  for (const { node } of root.node.findAll()) {
    const made = node.metadata
      .filter(({ type }) => type === ACKNOWLEDGED_RULES)
      .flatMap(({ data }) => acknowledgementsIn(data as Json, node.path));
    for (const { id, reason } of made) {
      const qualified = names.get(ruleName(id));
      if (qualified === undefined || made.some((other) => other.id === qualified)) continue;
      node.addMetadata(ACKNOWLEDGED_RULES, { [qualified]: reason });
    }
  }
}
