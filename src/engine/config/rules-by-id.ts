import { findRuleId, noSuchRule } from '../rule-names/rule-id';

/** The setting of a rule, and the spelling of its id in the configuration. */
export interface SpelledSetting<Setting> {
  readonly spelling: string;
  readonly setting: Setting;
}

/**
 * The settings by the id of the rule.
 *
 * @param rules the settings by spelling
 * @param ids of the rules there are
 * @param fail throws the error for a rule that does not exist, or has two settings
 */
export function rulesById<Setting>(
  rules: Readonly<Record<string, Setting>>,
  ids: readonly string[],
  fail: (message: string, spelling: string) => never,
): ReadonlyMap<string, SpelledSetting<Setting>> {
  const settings = new Map<string, SpelledSetting<Setting>>();
  for (const [spelling, setting] of Object.entries(rules)) {
    const id = findRuleId(spelling, ids);
    if (id === undefined) return fail(noSuchRule(spelling, ids), spelling);
    const other = settings.get(id);
    if (other) return fail(`"${other.spelling}" and "${spelling}" are the same rule; keep one of them`, spelling);
    settings.set(id, { spelling, setting });
  }
  return settings;
}
