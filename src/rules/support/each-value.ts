import { NotKnown, type Value } from '../../cloudformation/intrinsics/value';
import type { At, Judge, Violation } from '../policy';

/**
 * What is to be said of each value that another property can take. One that only deployment knows is an unknown verdict
 * in its own branch, and hides nothing of the others.
 *
 * @param judge takes down the verdicts
 * @param at what is judged
 * @param values with their branches, as `judge.read` gives them
 * @param test what the policy says of one
 */
export function eachValue(
  judge: Judge,
  at: At,
  values: readonly Value[],
  test: (value: Value) => readonly Violation[],
): readonly Violation[] {
  return values.flatMap((value) => {
    try {
      return test(value);
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      judge.unknown(at, error.path, error.reason, value.when);
      return [];
    }
  });
}
