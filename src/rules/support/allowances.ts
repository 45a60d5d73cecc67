import type { Path } from '../../cloudformation/document/json';
import type { Resource } from '../../cloudformation/types';
import type { Allowance } from '../../iam/permitted';
import type { Judge } from '../policy';

/**
 * Reports a statement in each branch in which an identity has its permission; where that is in doubt, it is unknown.
 */
export function checkAllowances(
  judge: Judge,
  at: Resource,
  path: Path,
  message: string,
  allowances: readonly Allowance[],
): void {
  for (const { when, doubt } of allowances) {
    if (doubt === undefined) judge.report(at, path, message, when);
    else judge.unknown(at, path, doubt, when);
  }
}
