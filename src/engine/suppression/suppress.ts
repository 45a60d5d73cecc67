import { countFindings } from '../count-findings';
import type { Finding, Result, Suppression } from '../finding';

/**
 * Takes findings out of the count, with the reason; they stay in the result. What is suppressed already stays as it is.
 *
 * @param result the outcome of a check
 * @param reasonFor the reason not to count a finding; undefined when it counts
 */
export function suppress(result: Result, reasonFor: (finding: Finding) => Suppression | undefined): Result {
  const findings = result.findings.map((finding) => {
    const suppressed = finding.suppressed ?? reasonFor(finding);
    return suppressed === finding.suppressed ? finding : { ...finding, suppressed };
  });
  return { ...result, findings, summary: { ...result.summary, ...countFindings(findings) } };
}

/** Counts every finding, whoever took the decision not to. */
export function withoutSuppressions(result: Result): Result {
  const findings = result.findings.map(({ suppressed: _, ...finding }) => finding);
  return { ...result, findings, summary: { ...result.summary, ...countFindings(findings) } };
}
