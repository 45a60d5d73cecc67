import { countFindings } from '../results/count-findings';
import { type Refused, refusalNotes } from './refused';
import type { Finding, Result, Suppression } from '../finding';

/**
 * Suppresses findings, which stay in the result with the reason. Findings that are suppressed already do not change,
 * and neither do those of locked rules: the attempt is noted.
 *
 * @param result the outcome of a check
 * @param reasonFor the suppression of a finding; undefined where it counts
 */
export function suppress(result: Result, reasonFor: (finding: Finding) => Suppression | undefined): Result {
  const refused: Refused[] = [];
  const findings = result.findings.map((finding) => {
    if (finding.suppressed) return finding;
    const suppressed = reasonFor(finding);
    if (!suppressed) return finding;
    if (finding.locked !== true) return { ...finding, suppressed };
    refused.push({ finding, suppression: suppressed });
    return finding;
  });
  return {
    ...result,
    findings,
    notes: [...result.notes, ...refusalNotes(refused)],
    summary: { ...result.summary, ...countFindings(findings) },
  };
}

/** The result without suppressions: every finding counts. */
export function withoutSuppressions(result: Result): Result {
  const findings = result.findings.map(({ suppressed: _, ...finding }) => finding);
  return { ...result, findings, summary: { ...result.summary, ...countFindings(findings) } };
}
