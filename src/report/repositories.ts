import { grouped } from '../collections/grouped';
import { countFindings } from '../engine/count-findings';
import type { Finding, Result } from '../engine/finding';

/** What was found in one of the repositories that a report is about. */
export interface Repository {
  readonly name: string;
  /** What it says of itself in its configuration: `{ team: 'chat' }`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly result: Result;
}

/** A table of an overview: titles of columns, and texts by row. */
export interface OverviewTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What stands for repositories that do not have the label. */
const NO_LABEL = '(none)';
const COUNTS = ['errors', 'warnings', 'info', 'suppressed'] as const;

/**
 * Repositories in tables: each by itself, by a label, and by rule.
 *
 * @param repositories what was found in each
 * @param label which label groups them
 */
export function overviewTables(repositories: readonly Repository[], label: string): readonly OverviewTable[] {
  const groups = grouped(
    repositories,
    ({ labels }) => (Object.hasOwn(labels, label) ? labels[label] : undefined) ?? NO_LABEL,
  );
  return [
    {
      title: 'By repository',
      columns: ['repository', label, 'APIs', ...COUNTS, 'unknown'],
      rows: repositories.map((repository) => [
        repository.name,
        (Object.hasOwn(repository.labels, label) ? repository.labels[label] : undefined) ?? NO_LABEL,
        ...countsOf([repository]),
      ]),
    },
    {
      title: `By ${label}`,
      columns: [label, 'repositories', 'APIs', ...COUNTS, 'unknown'],
      rows: [...groups].map(([name, some]) => [name, String(some.length), ...countsOf(some)]),
    },
    { title: 'By rule', columns: ['rule', 'repositories', ...COUNTS], rows: ruleRows(repositories) },
  ];
}

function countsOf(repositories: readonly Repository[]): readonly string[] {
  const sum = (key: 'apis' | 'errors' | 'warnings' | 'infos' | 'suppressed' | 'unknown'): string =>
    String(repositories.reduce((total, { result: { summary } }) => total + summary[key], 0));
  return [sum('apis'), sum('errors'), sum('warnings'), sum('infos'), sum('suppressed'), sum('unknown')];
}

/** The rule that most repositories break first. */
function ruleRows(repositories: readonly Repository[]): readonly (readonly string[])[] {
  const all = repositories.flatMap(({ name, result }) => result.findings.map((finding) => ({ name, finding })));
  return [...grouped(all, ({ finding }) => finding.ruleId)]
    .map(([rule, some]) => ({ rule, some, spread: new Set(some.map(({ name }) => name)).size }))
    .sort((a, b) => b.spread - a.spread || b.some.length - a.some.length || (a.rule < b.rule ? -1 : 1))
    .map(({ rule, some, spread }) => [rule, String(spread), ...foundOf(some.map(({ finding }) => finding))]);
}

function foundOf(findings: readonly Finding[]): readonly string[] {
  const { errors, warnings, infos, suppressed } = countFindings(findings);
  return [errors, warnings, infos, suppressed].map(String);
}
