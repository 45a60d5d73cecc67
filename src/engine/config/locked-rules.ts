import { findRuleId, noSuchRule } from '../rule-names/rule-id';
import { type Configuration, ConfigurationError } from './configuration';

/**
 * The ids of the locked rules.
 *
 * @param configuration whose `locked` names rules in any spelling
 * @param ids of the rules there are
 * @param isOn whether a rule is on
 * @throws ConfigurationError for a rule that does not exist or is off
 */
export function lockedRules(
  { locked = [] }: Pick<Configuration, 'locked'>,
  ids: readonly string[],
  isOn: (id: string) => boolean,
): ReadonlySet<string> {
  const found = locked.map((spelling, index) => {
    const id = findRuleId(spelling, ids);
    if (id === undefined) throw new ConfigurationError(noSuchRule(spelling, ids), ['locked', index]);
    if (!isOn(id))
      throw new ConfigurationError(`locked names "${spelling}", which is off here; give it a severity in rules`, [
        'locked',
        index,
      ]);
    return id;
  });
  return new Set(found);
}
