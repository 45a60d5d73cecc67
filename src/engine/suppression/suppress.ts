import { countFindings } from '../results/count-findings';
import { type Refused, refusalNotes } from './refused';
import type { Finding, Result, Suppression } from '../finding';

/**
 * Takes findings out of the count, with the reason; they stay in the result. What is suppressed already stays as it is,
 * and so does what is locked: the attempt is noted.
 *
 * @param result the outcome of a check
 * @param reasonFor the reason not to count a finding; undefined when it counts
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

/** Counts every finding, whoever took the decision not to. */
export function withoutSuppressions(result: Result): Result {
  const findings = result.findings.map(({ suppressed: _, ...finding }) => finding);
  return { ...result, findings, summary: { ...result.summary, ...countFindings(findings) } };
}
