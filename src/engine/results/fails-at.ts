import type { FailOn } from '../config/choices';
import type { Summary } from '../finding';

/** Whether a check fails: whether an unsuppressed finding has at least a given severity. */
export function failsAt(
  { errors, warnings, infos }: Pick<Summary, 'errors' | 'warnings' | 'infos'>,
  failOn: FailOn,
): boolean {
  if (failOn === 'never') return false;
  return errors > 0 || (failOn !== 'error' && warnings > 0) || (failOn === 'info' && infos > 0);
}
