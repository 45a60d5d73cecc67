import { findRuleId, noSuchRule } from '../rule-id';

/** What was wished for a rule, and the spelling of its id that it was wished under. */
export interface RuleWish<Wish> {
  readonly spelling: string;
  readonly wish: Wish;
}

/**
 * Wishes by the id of the rule, however each id is spelled.
 *
 * @param rules wishes by spelling
 * @param ids of the rules there are
 * @param fail is told of a rule that does not exist, or has two wishes
 */
export function rulesById<Wish>(
  rules: Readonly<Record<string, Wish>>,
  ids: readonly string[],
  fail: (message: string, spelling: string) => never,
): ReadonlyMap<string, RuleWish<Wish>> {
  const wishes = new Map<string, RuleWish<Wish>>();
  for (const [spelling, wish] of Object.entries(rules)) {
    const id = findRuleId(spelling, ids);
    if (id === undefined) return fail(noSuchRule(spelling, ids), spelling);
    const other = wishes.get(id);
    if (other) return fail(`"${other.spelling}" and "${spelling}" are the same rule; keep one of them`, spelling);
    wishes.set(id, { spelling, wish });
  }
  return wishes;
}
