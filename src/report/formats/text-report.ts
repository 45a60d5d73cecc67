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

type Paint = (text: string, colour: keyof typeof COLOUR) => string;

/** The report for people: by API, worst first, one paragraph a finding, and a summary. */
export function textReport(report: Report): string {
  const { result, options } = report;
  const paint: Paint = (text, colour) => (options.colour ? `\u001b[${COLOUR[colour]}m${text}\u001b[0m` : text);
  const paragraphs = [
    ...repositoryTables(report).map(tableText),
    ...findingTexts(report, paint),
    ...(options.showUnknown ? result.unknown : []).map((verdict) =>
      [head(paint, verdict, 'unknown', verdict.reason), detail(paint, 'at', whereText(verdict))].join('\n'),
    ),
    ...result.ineffective.map(
      ({ constructPath, message }) =>
        `${paint('warning:', 'warning')} ${visible(constructPath === '' ? 'the app' : constructPath)} ${visible(message)}`,
    ),
    ...result.failures.map(({ ruleId, stack }) =>
      [
        `${paint('failed:', 'error')} rule ${visible(ruleId)} threw`,
        ...stack.split('\n').map((line) => `  ${visible(line)}`),
      ].join('\n'),
    ),
    ...(options.quiet ? [] : [summaryText(result.summary, options.showUnknown)]),
  ];
  return paragraphs.length === 0 ? '' : `${paragraphs.join('\n\n')}\n`;
}

/** The findings by API; many alike are folded, with a table of all APIs in their place. */
function findingTexts(report: Report, paint: Paint): readonly string[] {
  const { result, options, apis, repositories } = report;
  const { groups, folded } = arrange(
    result.findings.filter((finding) => options.showSuppressed || !finding.suppressed),
    apis,
  );
  return [
    ...groups.flatMap((group) => [
      ...(groups.length > 1 && group.shown.length > 0 ? [paint(visible(titleOf(group)), 'bold')] : []),
      ...group.shown.map((finding) => paragraph(finding, paint)),
    ]),
    ...(folded.length === 0 ? [] : [foldedText(folded)]),
    // Where findings are folded, APIs are that no other line names.
    ...(folded.length > 0 || repositories ? apiTable(report).map(tableText) : []),
  ];
}

function titleOf({ api, findings }: ApiFindings): string {
  const name = api ? `${api.template}: ${api.name}` : 'at no API';
  return `== ${name} (${foundText({ ...countFindings(findings), suppressed: 0 })})`;
}

function paragraph(finding: Finding, paint: Paint): string {
  const { source, suppressed } = finding;
  return [
    head(paint, finding, finding.severity, finding.message),
    detail(paint, 'at', whereText(finding)),
    ...(source ? [detail(paint, 'from', placeText(source))] : []),
    detail(paint, 'fix', finding.fix),
    detail(paint, 'see', finding.docsUrl),
    ...(suppressed ? [detail(paint, 'ok', `suppressed by ${suppressed.by}: ${suppressed.reason}`)] : []),
  ].join('\n');
}

function head(
  paint: Paint,
  { location, ruleId }: Pick<Finding, 'location' | 'ruleId'>,
  kind: Severity | 'unknown',
  message: string,
): string {
  return `${paint(`${visible(startText(location))}:`, 'bold')} ${paint(`${kind}:`, kind)} ${visible(message)} ${paint(`[${ruleId}]`, 'dim')}`;
}

function detail(paint: Paint, label: string, text: string): string {
  return `  ${paint(label.padEnd(4), 'dim')} ${visible(text)}`;
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
