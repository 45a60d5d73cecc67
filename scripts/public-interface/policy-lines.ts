import { PRESETS } from '../../src/engine/config/choices';
import { policySettings } from '../../src/engine/config/policy-settings';
import { ruleName } from '../../src/engine/rule-names/rule-id';
import type { Policy } from '../../src/rules/policy';
import { sourceRules } from '../source-rules';

/** A line for each policy: ids, category, the severity in each preset, protocols, options with their defaults. */
export function policyLines(policies: readonly Policy[]): string {
  const settings = PRESETS.map((preset) => ({ preset, of: policySettings(policies, { preset }) }));
  const lines = policies.map((policy) =>
    [
      policy.id,
      ruleName(policy.id),
      policy.category,
      settings.map(({ preset, of }) => `${preset}=${of.get(policy.id)?.severity ?? 'off'}`).join(' '),
      `protocols=${policy.protocols?.join(',') ?? 'websocket'}`,
      ...(policy.options ? [`options=${JSON.stringify(policy.options.defaults)}`] : []),
    ].join(' | '),
  );
  return `${lines.toSorted().join('\n')}\n`;
}

/** A line for each rule of the ESLint plugin: its level in each preset, and whether it mends. */
export function sourceRuleLines(): string {
  const lines = [...sourceRules()].map(([id, { levels, fixable, hasSuggestions }]) =>
    [
      id,
      [...levels].map(([preset, level]) => `${preset}=${level}`).join(' '),
      ...(fixable ? ['fixable'] : []),
      ...(hasSuggestions ? ['has suggestions'] : []),
    ].join(' | '),
  );
  return `${lines.toSorted().join('\n')}\n`;
}
