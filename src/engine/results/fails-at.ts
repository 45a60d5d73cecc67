import { FAIL_ON, type FailOn } from '../config/choices';
import { ConfigurationError } from '../config/configuration';
import type { Summary } from '../finding';

/**
 * Whether a check fails: whether an unsuppressed finding has at least a given severity.
 *
 * @throws ConfigurationError for anything but a summary, and for a severity that does not exist: a program without
 *   types would pass whatever was found
 */
export function failsAt(summary: Pick<Summary, 'errors' | 'warnings' | 'infos'>, failOn: FailOn): boolean {
  if (!countsIn(summary).every(Number.isInteger))
    throw new ConfigurationError('failsAt takes the summary of what was judged: judge(…).summary');
  if (!FAIL_ON.includes(failOn))
    throw new ConfigurationError(`no severity "${failOn as string}" to fail at; there are ${FAIL_ON.join(', ')}`);
  const { errors, warnings, infos } = summary;
  if (failOn === 'never') return false;
  return errors > 0 || (failOn !== 'error' && warnings > 0) || (failOn === 'info' && infos > 0);
}

function countsIn(given: Partial<Summary> | undefined): readonly unknown[] {
  return [given?.errors, given?.warnings, given?.infos];
}
