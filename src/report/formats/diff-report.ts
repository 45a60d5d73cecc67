import { countFindings } from '../../engine/results/count-findings';
import type { Difference } from '../../engine/results/difference';
import type { Finding } from '../../engine/finding';
import { visible } from '../escape';
import { count, foundText, placeText, worstFirst } from '../format-text';
import type { Report } from '../report';
import { MAX_COMMENT_LENGTH, findingRow, fitSections, section } from './markdown-report';
import { textReport } from './text-report';

/** Raised when programs that read the report have to change. */
const SCHEMA_VERSION = 1;

/** The content of a report about a difference. */
export interface DiffReport {
  readonly difference: Difference;
  /** The report about the state after. */
  readonly after: Report;
}

/** The difference for people: new findings in full, fixed ones in one line each, and the number of unchanged ones. */
export function diffText({ difference, after }: DiffReport): string {
  const { added, fixed } = difference;
  const paragraphs = textReport({
    ...after,
    result: { ...after.result, findings: added, unknown: [] },
    options: { ...after.options, quiet: true },
  });
  return [
    ...(paragraphs === '' ? [] : [paragraphs]),
    ...(fixed.length === 0 ? [] : [`${['Fixed:', ...fixed.map((finding) => `  ${fixedText(finding)}`)].join('\n')}\n`]),
    `${summaryText(difference)}\n`,
  ].join('\n');
}

/** The difference for programs: one JSON document. */
export function diffJson({ difference, after }: DiffReport): string {
  const { added, fixed, unchanged } = difference;
  const { errors, warnings, infos } = countFindings(added);
  const report = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'cdk-websocket-guard', version: after.version },
    new: added,
    fixed,
    unchanged,
    summary: { new: { errors, warnings, infos }, fixed: fixed.length, unchanged: unchanged.length },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The difference for a comment on a pull request. */
export function diffMarkdown({ difference }: DiffReport): string {
  const { added, fixed } = difference;
  const head = [`## WebSocket guard: ${summaryText(difference)}`, ''];
  const columns = ['severity', 'finding', 'where'];
  const sections = [
    section(undefined, columns, worstFirst(added).map(findingRow)),
    section(`${fixed.length} fixed`, columns, worstFirst(fixed).map(findingRow)),
  ];
  return `${[...head, ...fitSections(sections, MAX_COMMENT_LENGTH - 1000)].join('\n').trimEnd()}\n`;
}

function fixedText({ location, severity, message, ruleId }: Finding): string {
  return visible(`${placeText(location)}: ${severity}: ${message} [${ruleId}]`);
}

/** `2 new findings (1 error, 1 warning, 0 info), 1 fixed, 5 unchanged` */
function summaryText({ added, fixed, unchanged }: Difference): string {
  const severities = foundText({ ...countFindings(added), suppressed: 0 });
  const found = added.length === 0 ? 'nothing new' : `${count(added.length, 'new finding')} (${severities})`;
  return `${found}, ${fixed.length} fixed, ${unchanged.length} unchanged`;
}
