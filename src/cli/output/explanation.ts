import { ConfigurationError } from '../../engine/config/configuration';
import { findRuleId, nearestRule, noSuchRule } from '../../engine/rule-names/rule-id';
import { explainText } from '../../report/formats/explain-text';
import type { Policy } from '../../rules/policy';
import { examplesOf } from './policy-examples';

/**
 * One policy in full.
 *
 * @param spelling its id in any spelling
 * @param list what lists the policies
 * @throws ConfigurationError when no policy has that id
 */
export function explanation(spelling: string, policies: readonly Policy[], list: string): string {
  const ids = policies.map(({ id }) => id);
  const policy = policies.find(({ id }) => id === findRuleId(spelling, ids));
  if (!policy) {
    const hint = nearestRule(spelling, ids) === '' ? `; ${list} lists them all` : '';
    throw new ConfigurationError(noSuchRule(spelling, ids) + hint);
  }
  return explainText(policy, examplesOf(policy.id, __dirname));
}
