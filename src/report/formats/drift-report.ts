import type { Drift, SettingDifference } from '../../deployed/drift';
import { countFindings } from '../../engine/results/count-findings';
import type { Finding } from '../../engine/finding';
import { visible } from '../escape';
import { count, foundText, placeText, worstFirst } from '../format-text';
import { MAX_COMMENT_LENGTH, findingRow, fitSections, section } from './markdown-report';

/** Raised when programs that read the report have to change. */
const SCHEMA_VERSION = 1;

/** The drift for people, one line for each difference. */
export function driftText(drift: Drift): string {
  const { onlyDeployed, onlyTemplates, untold, differences } = drift;
  const parts = [
    ['Only deployed:', worstFirst(onlyDeployed).map(findingText)],
    ['Only in the templates:', onlyTemplates.map(findingText)],
    ['In the templates, and not told by the saved answers:', untold.map(findingText)],
    ['Parts and settings that differ:', differences.map(differenceText)],
  ] as const;
  const paragraphs = parts.flatMap(([title, lines]) =>
    lines.length === 0 ? [] : [`${[title, ...lines.map((line) => `  ${visible(line)}`)].join('\n')}\n`],
  );
  return [...paragraphs, `${summaryText(drift)}\n`].join('\n');
}

/** The drift for programs: one JSON document. */
export function driftJson(drift: Drift, version: string): string {
  const { onlyDeployed, onlyTemplates, both, untold, differences } = drift;
  const { errors, warnings, infos } = countFindings(onlyDeployed);
  const report = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'cdk-websocket-guard', version },
    onlyDeployed,
    onlyTemplates,
    both,
    untold,
    differences,
    summary: {
      onlyDeployed: { errors, warnings, infos },
      onlyTemplates: onlyTemplates.length,
      both: both.length,
      untold: untold.length,
      differences: differences.length,
    },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The drift for a comment or an issue. */
export function driftMarkdown(drift: Drift): string {
  const { onlyDeployed, onlyTemplates, untold, differences } = drift;
  const columns = ['severity', 'finding', 'where'];
  const sections = [
    section(undefined, columns, worstFirst(onlyDeployed).map(findingRow)),
    section(`${onlyTemplates.length} only in the templates`, columns, worstFirst(onlyTemplates).map(findingRow)),
    section(`${untold.length} not told by the saved answers`, columns, worstFirst(untold).map(findingRow)),
  ];
  const list = differences.map((one) => `- ${inlineCode(visible(differenceText(one)))}`);
  const head = [`## WebSocket guard: ${summaryText(drift)}`, ''];
  return `${[...head, ...list.slice(0, MAX_LISTED), ...(list.length > 0 ? [''] : []), ...fitSections(sections, MAX_COMMENT_LENGTH / 2)].join('\n').trimEnd()}\n`;
}

/** How many differences a comment lists; text and JSON list all of them. */
const MAX_LISTED = 100;

/** A text as inline code of Markdown, cut to a moderate length. */
function inlineCode(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${fence} ${text.slice(0, 300)} ${fence}`;
}

function findingText({ location, severity, message, ruleId }: Finding): string {
  return `${placeText(location)}: ${severity}: ${message} [${ruleId}]`;
}

/** `deployed.json:12:5: chat, stage prod: LoggingLevel is "OFF" in the template, "INFO" deployed` */
function differenceText({ part, property, template, deployed, location }: SettingDifference): string {
  const what =
    property === undefined
      ? template === undefined
        ? 'only deployed'
        : 'only in the template'
      : `${property} is ${literalText(template)} in the template, ${literalText(deployed)} deployed`;
  return `${placeText(location)}: ${part}: ${what}`;
}

function literalText(value: SettingDifference['template']): string {
  return value === null ? 'not set' : JSON.stringify(value);
}

/**
 * `2 findings only deployed (1 error, 1 warning, 0 info), 1 only in the templates, 5 in both, 3 parts and settings
 * differ`
 */
function summaryText({ onlyDeployed, onlyTemplates, both, untold, differences }: Drift): string {
  const severities = foundText({ ...countFindings(onlyDeployed), suppressed: 0 });
  const only =
    onlyDeployed.length === 0
      ? 'no finding only deployed'
      : `${count(onlyDeployed.length, 'finding')} only deployed (${severities})`;
  return [
    only,
    `${onlyTemplates.length} only in the templates`,
    `${both.length} in both`,
    ...(untold.length === 0 ? [] : [`${untold.length} not told`]),
    differences.length === 1 ? '1 part or setting differs' : `${differences.length} parts and settings differ`,
  ].join(', ');
}
