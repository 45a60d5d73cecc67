import { NotKnown, type Value } from '../../cloudformation/intrinsics/value';
import type { At, Judge, Violation } from '../policy';

/**
 * The violations of each value that another property can have. An unknown value is an unknown verdict in its branch
 * only.
 *
 * @param judge records the verdicts
 * @param at the judged resource
 * @param values the values with their branches, as `judge.read` returns them
 * @param test the verdict on a value
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
