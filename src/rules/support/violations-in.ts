import type { Assumption } from '../../cloudformation/types';
import type { Verdict, Violation } from '../policy';

/** A verdict on a branch, as violations that name their branch. */
export function violationsIn(
  verdict: Verdict,
  when: readonly Assumption[],
): readonly (Violation & { readonly when: readonly Assumption[] })[] {
  if (verdict === undefined || verdict === false) return [];
  const violations = typeof verdict === 'string' ? [{ message: verdict }] : [verdict].flat();
  return violations.map((violation) => ({ when, ...violation }));
}
