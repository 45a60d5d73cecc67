import { SEVERITIES } from '../../engine/config/choices';
import type { Finding } from '../../engine/finding';
import { count, splitFindings } from '../format-text';

/** The findings of a node in a few words: `2 errors, 1 suppressed`; empty when there are none. */
export function pinText(findings: readonly Finding[]): string {
  const { open, suppressed } = splitFindings(findings);
  const counts = SEVERITIES.map(
    (severity) => [severity, open.filter((finding) => finding.severity === severity).length] as const,
  );
  return [
    ...counts
      .filter(([, number]) => number > 0)
      .map(([severity, number]) => (severity === 'info' ? `${number} info` : count(number, severity))),
    ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
  ].join(', ');
}
