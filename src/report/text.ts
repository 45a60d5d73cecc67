import type { Finding, Location, Result, UnknownVerdict } from '../engine/finding';
import type { Severity } from '../rules/policy';
import { plain } from './escape';

/** How the text report is to look. */
export interface TextOptions {
  /** Whether to colour it with ANSI escapes. */
  readonly colour: boolean;
  /** Whether to list what could not be judged. */
  readonly showUnknown: boolean;
  /** Whether to list what is suppressed. */
  readonly showSuppressed: boolean;
  /** Whether to leave out the summary. */
  readonly quiet: boolean;
}

const COLOUR: Readonly<Record<Severity | 'unknown' | 'dim' | 'bold', string>> = {
  error: '31;1',
  warning: '33;1',
  info: '36;1',
  unknown: '35;1',
  dim: '2',
  bold: '1',
};

/** The report for people: one paragraph a finding, and a summary. */
export function textReport({ findings, unknown, summary }: Result, options: TextOptions): string {
  const paint = (text: string, colour: keyof typeof COLOUR): string =>
    options.colour ? `\u001b[${COLOUR[colour]}m${text}\u001b[0m` : text;
  const detail = (label: string, text: string): string => `  ${paint(label.padEnd(4), 'dim')} ${plain(text)}`;
  const head = (location: Location, kind: Severity | 'unknown', message: string, ruleId: string): string =>
    `${paint(`${plain(place(location))}:`, 'bold')} ${paint(`${kind}:`, kind)} ${plain(message)} ${paint(`[${ruleId}]`, 'dim')}`;
  const paragraphs = [
    ...findings
      .filter((finding) => options.showSuppressed || !finding.suppressed)
      .map((finding) =>
        [
          head(finding.location, finding.severity, finding.message, finding.ruleId),
          detail('at', whereText(finding)),
          ...(finding.source ? [detail('from', place(finding.source))] : []),
          detail('fix', finding.fix),
          detail('see', finding.docsUrl),
          ...(finding.suppressed
            ? [detail('ok', `suppressed by ${finding.suppressed.by}: ${finding.suppressed.reason}`)]
            : []),
        ].join('\n'),
      ),
    ...(options.showUnknown ? unknown : []).map((verdict) =>
      [head(verdict.location, 'unknown', verdict.reason, verdict.ruleId), detail('at', whereText(verdict))].join('\n'),
    ),
    ...(options.quiet ? [] : [summaryText(summary, options.showUnknown)]),
  ];
  return paragraphs.length === 0 ? '' : `${paragraphs.join('\n\n')}\n`;
}

function place({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

function whereText({ resource, propertyPath, branch }: Finding | UnknownVerdict): string {
  const name =
    resource.constructPath === undefined ? resource.logicalId : `${resource.constructPath} (${resource.logicalId})`;
  return [
    `${name} ${resource.type}`,
    ...(propertyPath === '' ? [] : [propertyPath]),
    ...(branch === undefined ? [] : [`when ${branch}`]),
  ].join(', ');
}

function summaryText(summary: Result['summary'], unknownShown: boolean): string {
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const looked = `${count(summary.apis, 'WebSocket API')} in ${count(summary.templates, 'template')}`;
  const found = [count(summary.errors, 'error'), count(summary.warnings, 'warning'), `${summary.infos} info`];
  if (summary.suppressed > 0) found.push(`${summary.suppressed} suppressed`);
  if (summary.unknown > 0)
    found.push(`${summary.unknown} unknown${unknownShown ? '' : ' (--show-unknown lists them)'}`);
  return `${looked}: ${found.join(', ')}`;
}
