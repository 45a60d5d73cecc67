import { countFindings } from '../engine/results/count-findings';
import type { Finding } from '../engine/finding';
import type { ApiCounts, ReportedApi } from './api-index';
import { distinctNames } from './distinct-names';
import { known } from '../collections/known';
import { grouped } from '../collections/grouped';
import type { Report } from './report';
import type { Repository } from './repository';

/** A table of an overview: titles of columns, and texts by row. */
export interface OverviewTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The row of repositories without the label. */
const NO_LABEL = '(none)';
const COUNTS = ['errors', 'warnings', 'info', 'suppressed'] as const;

/** The label by which repositories are grouped by default; reports need not have it. */
export const DEFAULT_LABEL = 'team';

/** Tables of repositories: each repository, by a label, and by rule; none in a report of one repository. */
export function repositoryTables({ repositories, groupedBy: label = DEFAULT_LABEL }: Report): readonly OverviewTable[] {
  if (!repositories) return [];
  const labelOf = ({ labels }: Repository): string =>
    (Object.hasOwn(labels, label) ? labels[label] : undefined) ?? NO_LABEL;
  return [
    {
      title: 'By repository',
      columns: ['repository', label, 'APIs', ...COUNTS, 'unknown'],
      rows: repositories.map((one) => [one.name, labelOf(one), ...countsOf([one])]),
    },
    {
      title: `By ${label}`,
      columns: [label, 'repositories', 'APIs', ...COUNTS, 'unknown'],
      rows: [...grouped(repositories, labelOf)].map(([name, some]) => [name, String(some.length), ...countsOf(some)]),
    },
    { title: 'By rule', columns: ['rule', 'repositories', ...COUNTS], rows: ruleRows(repositories) },
  ];
}

/** The table of APIs, the worst first; none where there is one API. */
export function apiTables(report: Report): readonly OverviewTable[] {
  const rows = apiRows(report);
  if (rows.length < 2) return [];
  return [
    {
      title: 'By API',
      columns: ['API', 'stages', 'authorization', ...COUNTS, 'unknown'],
      rows: rows.map(({ api, name, counts: { errors, warnings, infos, suppressed, unknown } }) => [
        name,
        stagesText(api),
        api.authorization.join(', '),
        ...[errors, warnings, infos, suppressed, unknown].map(String),
      ]),
    },
  ];
}

/** An API of an overview. */
export interface ApiRow {
  readonly api: ReportedApi;
  /** Its unique name. */
  readonly name: string;
  readonly counts: ApiCounts;
}

/** The APIs, the worst first. */
export function apiRows({ apis, result }: Pick<Report, 'apis' | 'result'>): readonly ApiRow[] {
  const names = distinctNames(apis.all);
  return [...apis.counts(result)]
    .map(([api, counts]) => ({ api, name: known(names, api), counts }))
    .sort(
      ({ counts: a }, { counts: b }) =>
        b.errors - a.errors || b.warnings - a.warnings || b.infos - a.infos || b.unknown - a.unknown,
    );
}

/** `live, test`, or a text for an API without stages. */
export function stagesText({ stages }: ReportedApi): string {
  return stages.length === 0 ? 'none' : stages.join(', ');
}

function countsOf(repositories: readonly Repository[]): readonly string[] {
  const sum = (key: 'apis' | 'errors' | 'warnings' | 'infos' | 'suppressed' | 'unknown'): string =>
    String(repositories.reduce((total, { result: { summary } }) => total + summary[key], 0));
  return [sum('apis'), sum('errors'), sum('warnings'), sum('infos'), sum('suppressed'), sum('unknown')];
}

/** Rules, the one that most repositories violate first. */
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
