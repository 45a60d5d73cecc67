import type { Finding, Summary } from '../../engine/finding';
import type { Severity } from '../../rules/policy';
import { visible } from '../escape';
import {
  firstLine,
  foundText,
  isNothingToJudge,
  lookedText,
  messageText,
  nothingText,
  splitFindings,
  whereText,
  worstFirst,
} from '../format-text';
import type { Report } from '../report';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * The report as workflow commands of GitHub Actions: an annotation for each finding, at the user's own line where it is
 * known. The worst come first, because GitHub shows only ten errors, ten warnings and ten notices of a step.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport({ result, options }: Report): string {
  const lines = worstFirst(splitFindings(result.findings).open).map(annotation);
  lines.push(
    ...result.ineffective.map(
      ({ constructPath, message }) =>
        `::warning title=acknowledgement::${data(`${constructPath === '' ? 'the app' : constructPath} ${message}`)}`,
    ),
    ...result.failures.map(
      ({ ruleId, stack }) =>
        `::error title=${property(ruleId)}::The rule failed, and its findings may be missing. ${data(firstLine(stack))}`,
    ),
  );
  if (!options.quiet) lines.push(summaryText(result.summary));
  return lines.map((line) => `${line}\n`).join('');
}

function summaryText(summary: Summary): string {
  return isNothingToJudge(summary) ? nothingText(summary) : `${lookedText(summary)}: ${foundText(summary)}`;
}

function annotation(finding: Finding): string {
  const { severity, source, location, ruleId, fix, docsUrl } = finding;
  const { file, line, column } = source ?? location;
  const properties = Object.entries({ file, line, col: column, title: ruleId })
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(',');
  const message = [messageText(finding), `At ${whereText(finding)}`, `Fix: ${fix}`, docsUrl];
  return `::${COMMANDS[severity]} ${properties}::${message.map(data).join('%0A')}`;
}

function data(text: string): string {
  return visible(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
