import type { Severity } from '../../rules/policy';
import type { Finding, Summary } from '../finding';

/** How many findings count, by severity, and how many do not. */
export function countFindings(
  findings: readonly Finding[],
): Pick<Summary, 'errors' | 'warnings' | 'infos' | 'suppressed'> {
  const counts = { error: 0, warning: 0, info: 0 } satisfies Record<Severity, number>;
  let suppressed = 0;
  for (const finding of findings) {
    if (finding.suppressed) suppressed++;
    else counts[finding.severity]++;
  }
  return { errors: counts.error, warnings: counts.warning, infos: counts.info, suppressed };
}
