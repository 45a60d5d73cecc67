import type { Finding } from '../../engine/finding';
import type { Severity } from '../../rules/policy';
import { visible } from '../escape';
import { messageText, splitFindings, whereText, worstFirst } from '../format-text';
import type { Report } from '../report';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/**
 * The report for GitLab's Code Quality widget. Suppressed findings are left out, since the widget has no such state.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabReport({ result }: Report): string {
  const times = new Map<string, number>();
  const issues = worstFirst(splitFindings(result.findings).open).map((finding) => {
    const { file, line } = finding.source ?? finding.location;
    return {
      description: visible(`${messageText(finding)} At ${whereText(finding)}. ${finding.fix}`),
      check_name: finding.ruleId,
      fingerprint: uniqueFingerprint(finding, times),
      severity: SEVERITY[finding.severity],
      location: { path: repositoryPath(file), lines: { begin: line } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

/**
 * A fingerprint that is unique in the report: templates may have resources of the same name.
 *
 * @param times how often each fingerprint has occurred so far
 */
export function uniqueFingerprint({ fingerprint }: Finding, times: Map<string, number>): string {
  const time = (times.get(fingerprint) ?? 0) + 1;
  times.set(fingerprint, time);
  return time === 1 ? fingerprint : `${fingerprint}-${time}`;
}

/** A path as repositories have it: relative to their root, with slashes, and no `./` before it. */
function repositoryPath(file: string): string {
  return file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}
