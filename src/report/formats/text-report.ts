import { countFindings } from '../../engine/results/count-findings';
import type { Finding, Result } from '../../engine/finding';
import type { Location } from '../../engine/location';
import type { Severity } from '../../rules/policy';
import { type ApiFindings, arrange, type FoldedRule } from '../arrange';
import { visible } from '../escape';
import { foundText, isNothingToJudge, lookedText, nothingText, placeText, whereText } from '../format-text';
import { type OverviewTable, apiTables, repositoryTables } from '../overview-tables';
import type { Report } from '../report';

/** APIs that are listed in a table. */
const MAX_ROWS = 20;

const COLOUR: Readonly<Record<Severity | 'unknown' | 'dim' | 'bold', string>> = {
  error: '31;1',
  warning: '33;1',
  info: '36;1',
  unknown: '35;1',
  dim: '2',
  bold: '1',
};

/** The report for people: by API, worst first, one paragraph a finding, and a summary. */
export function textReport(report: Report): string {
  const { result, options, apis } = report;
  const { findings, unknown, failures, ineffective, summary } = result;
  const paint = (text: string, colour: keyof typeof COLOUR): string =>
    options.colour ? `\u001b[${COLOUR[colour]}m${text}\u001b[0m` : text;
  const detail = (label: string, text: string): string => `  ${paint(label.padEnd(4), 'dim')} ${visible(text)}`;
  const head = (location: Location, kind: Severity | 'unknown', message: string, ruleId: string): string =>
    `${paint(`${visible(startText(location))}:`, 'bold')} ${paint(`${kind}:`, kind)} ${visible(message)} ${paint(`[${ruleId}]`, 'dim')}`;
  const paragraph = (finding: Finding): string =>
    [
      head(finding.location, finding.severity, finding.message, finding.ruleId),
      detail('at', whereText(finding)),
      ...(finding.source ? [detail('from', placeText(finding.source))] : []),
      detail('fix', finding.fix),
      detail('see', finding.docsUrl),
      ...(finding.suppressed
        ? [detail('ok', `suppressed by ${finding.suppressed.by}: ${finding.suppressed.reason}`)]
        : []),
    ].join('\n');
  const { groups, folded } = arrange(
    findings.filter((finding) => options.showSuppressed || !finding.suppressed),
    apis,
  );
  const title = ({ api, findings: some }: ApiFindings): string =>
    paint(
      visible(
        `== ${api ? `${api.template}: ${api.name}` : 'at no API'} (${foundText({ ...countFindings(some), suppressed: 0 })})`,
      ),
      'bold',
    );
  const paragraphs = [
    ...groups.flatMap((group) => [
      ...(groups.length > 1 && group.shown.length > 0 ? [title(group)] : []),
      ...group.shown.map(paragraph),
    ]),
    ...(folded.length === 0 ? [] : [foldedText(folded)]),
    // Where findings are folded, APIs are that no other line names.
    ...(folded.length > 0 || report.repositories ? apiTable(report).map(tableText) : []),
    ...(options.showUnknown ? unknown : []).map((verdict) =>
      [head(verdict.location, 'unknown', verdict.reason, verdict.ruleId), detail('at', whereText(verdict))].join('\n'),
    ),
    ...ineffective.map(
      ({ constructPath, message }) =>
        `${paint('warning:', 'warning')} ${visible(constructPath === '' ? 'the app' : constructPath)} ${visible(message)}`,
    ),
    ...failures.map(({ ruleId, stack }) =>
      [
        `${paint('failed:', 'error')} rule ${visible(ruleId)} threw`,
        ...stack.split('\n').map((line) => `  ${visible(line)}`),
      ].join('\n'),
    ),
    ...(options.quiet ? [] : [summaryText(summary, options.showUnknown)]),
  ];
  paragraphs.unshift(...repositoryTables(report).map(tableText));
  return paragraphs.length === 0 ? '' : `${paragraphs.join('\n\n')}\n`;
}

/** The APIs with the worst first, as many as a screen has room for; no table of one. */
function apiTable(report: Report): readonly OverviewTable[] {
  return apiTables(report).map((table) => {
    const left = table.rows.length - MAX_ROWS;
    if (left <= 0) return table;
    return {
      ...table,
      rows: [...table.rows.slice(0, MAX_ROWS), [`… and ${left} more APIs, which --format json lists`]],
    };
  });
}

/** A table in columns as wide as what is in them. */
function tableText({ title, columns, rows }: OverviewTable): string {
  const cells = [columns, ...rows].map((row) => row.map((cell) => visible(cell)));
  // A row of one cell is a remark about the others.
  const wide = cells.filter((row) => row.length > 1);
  const widths = columns.map((_, index) => wide.reduce((most, row) => Math.max(most, row[index]?.length ?? 0), 0));
  const lines = cells.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** How much of which rule is not shown. */
function foldedText(folded: readonly FoldedRule[]): string {
  return [
    'More of the same, which --format json lists one by one:',
    ...folded.map(({ ruleId, hidden, total }) => `  ${ruleId}: ${hidden} more, ${total} in all`),
  ].join('\n');
}

/** A place at the start of a line, where `::` would make a build server obey what follows. */
function startText(location: Location): string {
  const text = placeText(location);
  return text.startsWith('::') ? `./${text}` : text;
}

function summaryText(summary: Result['summary'], unknownShown: boolean): string {
  if (isNothingToJudge(summary)) return nothingText(summary);
  const unknown = `${summary.unknown} unknown${unknownShown ? '' : ' (--show-unknown lists them)'}`;
  return `${lookedText(summary)}: ${foundText(summary)}${summary.unknown > 0 ? `, ${unknown}` : ''}`;
}
