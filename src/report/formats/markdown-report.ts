import type { Finding } from '../../engine/finding';
import { withoutElements } from '../escape';
import {
  type SuppressedFinding,
  count,
  foundText,
  isNothingToJudge,
  lookedText,
  messageText,
  nothingText,
  placeText,
  resourceName,
  splitFindings,
  whereText,
  worstFirst,
} from '../format-text';
import { type OverviewTable, apiTables, repositoryTables } from '../overview-tables';
import type { Report } from '../report';

/** The longest comment that GitHub accepts, in characters. */
export const MAX_COMMENT_LENGTH = 65_536;

/**
 * The report for a pull-request comment or a job summary, in the Markdown of GitHub and GitLab. Rows that do not fit
 * into one comment are left out and counted.
 */
export function markdownReport(report: Report): string {
  const { result, options } = report;
  const { summary, unknown, ineffective, failures } = result;
  const { open, suppressed } = splitFindings(result.findings);
  const verdict = open.length === 0 ? 'nothing found' : foundText(summary);
  const head = [
    `## WebSocket guard: ${verdict}`,
    '',
    isNothingToJudge(summary) ? nothingText(summary) : `Looked at ${lookedText(summary)}.`,
    '',
  ];
  const notes = [
    ...ineffective.map(
      ({ constructPath, message }) => `- ${code(constructPath === '' ? 'the app' : constructPath)} ${escape(message)}`,
    ),
    ...failures.map(({ ruleId }) => `- rule ${code(ruleId)} failed; its findings may be missing`),
    ...(summary.unknown > 0 && !options.showUnknown
      ? [`- ${count(summary.unknown, 'value')} could not be judged before deployment (\`--show-unknown\` lists them)`]
      : []),
  ];
  const tail = notes.length === 0 ? [] : ['', ...notes];
  const sections = [
    ...repositoryTables(report).map((table) => tableSection(undefined, table)),
    ...apiTables(report).map((table) => tableSection(`${table.rows.length} APIs`, table)),
    section(undefined, ['severity', 'finding', 'where'], worstFirst(open).map(findingRow)),
    section(count(suppressed.length, 'suppressed finding'), ['rule', 'where', 'reason'], suppressed.map(suppressedRow)),
    ...(options.showUnknown
      ? [
          section(
            `${summary.unknown} not judged`,
            ['rule', 'where', 'reason'],
            unknown.map((verdict) => [code(verdict.ruleId), escape(whereText(verdict)), escape(verdict.reason)]),
          ),
        ]
      : []),
  ];
  const body = fitSections(sections, MAX_COMMENT_LENGTH - sizeOf([...head, ...tail]) - 200);
  return `${[...head, ...body, ...tail].join('\n').trimEnd()}\n`;
}

/** Fits sections into a number of characters; rows that are left out are counted. */
export function fitSections(sections: readonly Section[], size: number): readonly string[] {
  let room = size;
  return sections.flatMap(({ start, rows, end }) => {
    if (rows.length === 0) return [];
    const kept: string[] = [];
    room -= sizeOf([...start, ...end]);
    for (const row of rows) {
      if (room < sizeOf([row])) break;
      room -= sizeOf([row]);
      kept.push(row);
    }
    const left = rows.length - kept.length;
    return [
      ...start,
      ...kept,
      ...end,
      ...(left > 0 ? [`${left} more left out: a comment has no room for them.`, ''] : []),
    ];
  });
}

/** A table of a comment, whose last rows may be left out. */
export interface Section {
  readonly start: readonly string[];
  readonly rows: readonly string[];
  readonly end: readonly string[];
}

/** A table, folded under a title where it has one. */
export function section(
  title: string | undefined,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Section {
  const head = [row(columns), row(columns.map(() => '---'))];
  return {
    start: title === undefined ? head : [`<details><summary>${title}</summary>`, '', ...head],
    rows: rows.map(row),
    end: title === undefined ? [''] : ['', '</details>', ''],
  };
}

function tableSection(title: string | undefined, { columns, rows }: OverviewTable): Section {
  return section(
    title,
    columns.map(escape),
    rows.map((cells) => cells.map(escape)),
  );
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A finding in a table of severity, finding and place. */
export function findingRow(finding: Finding): readonly string[] {
  const { severity, fix, ruleId, docsUrl } = finding;
  return [
    `**${severity}**`,
    `${escape(messageText(finding))}<br>**Fix:** ${escape(fix)} ([${escape(ruleId)}](${docsUrl}))`,
    placeCell(finding),
  ];
}

function suppressedRow(finding: SuppressedFinding): readonly string[] {
  const { ruleId, suppressed } = finding;
  return [code(ruleId), placeCell(finding), `${escape(suppressed.reason)} (${escape(suppressed.by)})`];
}

function placeCell(finding: Finding): string {
  const { source, location, propertyPath } = finding;
  return [
    code(placeText(source ?? location)),
    code(resourceName(finding)),
    ...(propertyPath === '' ? [] : [code(propertyPath)]),
  ].join('<br>');
}

function code(text: string): string {
  return `<code>${escape(text)}</code>`;
}

/** Text that GitHub and GitLab turn into links and mentions, which notify people and other pages. */
const LINKING = /@|#(?=\d)|!(?=\d)|:(?=\/\/)|\bGH(?=-\d)|\bwww(?=\.)/gi;

/** Escapes a text: nothing in it becomes markup, a link, a mention or a new table cell. */
function escape(text: string): string {
  return withoutElements(text)
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(LINKING, '$&&#8203;');
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
