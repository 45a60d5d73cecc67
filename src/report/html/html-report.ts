import { createHash } from 'node:crypto';
import type { Finding } from '../../engine/finding';
import { type Child, type Markup, element, lines, trusted } from '../element';
import { count, isNothingToJudge, lookedText, nothingText, splitFindings, whereText } from '../format-text';
import { byResource } from '../graph/findings-by-node';
import type { Report } from '../report';
import { filterForm } from './filter';
import { findingsList } from './findings-section';
import { pictureSection } from './picture-section';
import { repositoriesSections } from './repositories-section';
import { SCRIPT } from './script';
import { stackName } from './stack-name';
import { STYLE } from './style';
import { table } from './table';
import { verdict } from './verdict';

/**
 * The report as one HTML file: it loads nothing, and its content security policy allows no script and no style but its
 * own. Every text that was read goes through {@link element}, which escapes it.
 */
export async function htmlReport(report: Report): Promise<string> {
  const { result, graphs, policies, version } = report;
  const { findings, unknown, ineffective, failures, summary } = result;
  const { open, suppressed } = splitFindings(findings);
  const anchors = new Map(findings.map((finding, index) => [finding, `finding-${index + 1}`]));
  const found = byResource(findings);
  const pictures = await Promise.all(
    graphs.map((graph, index) =>
      pictureSection(graph, found, `api-${index + 1}`, (finding) => anchorOf(anchors, finding)),
    ),
  );
  const stacks = [...new Set(findings.map(({ resource }) => resource.template))];
  const list = (title: string, id: string, some: readonly Finding[]): Markup =>
    findingsList({ title, id, findings: some, policies, stacks, anchor: (finding) => anchorOf(anchors, finding) });
  const page = element(
    'html',
    { lang: 'en' },
    element(
      'head',
      {},
      lines([
        element('meta', { charset: 'utf-8' }),
        element('meta', { 'http-equiv': 'Content-Security-Policy', content: securityPolicy() }),
        element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        element('meta', { name: 'color-scheme', content: 'light dark' }),
        element('meta', { name: 'referrer', content: 'no-referrer' }),
        element('link', { rel: 'icon', href: 'data:,' }),
        element('title', {}, `WebSocket security report: ${count(open.length, 'finding')}`),
        element('style', {}, trusted(STYLE)),
      ]),
    ),
    element(
      'body',
      {},
      lines([
        element('a', { class: 'skip', href: '#findings' }, 'Skip to the findings'),
        element(
          'header',
          {},
          element('h1', {}, 'WebSocket security report'),
          element('p', { class: 'looked' }, `${lookedText(summary)}, ${count(summary.resources, 'resource')}.`),
        ),
        element(
          'main',
          {},
          lines([
            verdict(report),
            ...repositoriesSections(report),
            ...pictures,
            element(
              'section',
              { id: 'findings', 'aria-labelledby': 'findings-title', tabindex: -1 },
              element('h2', { id: 'findings-title' }, 'Findings'),
              findings.length === 0
                ? element('p', {}, isNothingToJudge(summary) ? nothingText(summary) : 'Nothing was found.')
                : element(
                    'div',
                    { class: 'columns' },
                    filterForm(findings, policies, stacks.map(stackName)),
                    element(
                      'div',
                      { class: 'lists' },
                      list('', 'open', open),
                      suppressed.length === 0 ? undefined : list('Suppressed', 'suppressed', suppressed),
                    ),
                  ),
            ),
            disclosure(
              'Not judged',
              `${count(unknown.length, 'value')} only known at deployment`,
              unknown.map(({ ruleId, reason, ...rest }) => [
                element('code', {}, ruleId),
                whereText({ ruleId, reason, ...rest }),
                reason,
              ]),
              ['Rule', 'Where', 'Why it cannot be judged'],
            ),
            disclosure(
              'Acknowledgements without effect',
              count(ineffective.length, 'acknowledgement'),
              ineffective.map(({ constructPath, message }) => [
                constructPath === '' ? 'the app' : constructPath,
                message,
              ]),
              ['Where', 'What'],
            ),
            disclosure(
              'Rules that failed',
              count(failures.length, 'rule'),
              failures.map(({ ruleId, stack }) => [element('code', {}, ruleId), stack.split('\n', 1)[0]]),
              ['Rule', 'Error'],
            ),
          ]),
        ),
        element('footer', {}, element('p', {}, `cdk-websocket-guard ${version}`)),
        element('script', {}, trusted(SCRIPT)),
      ]),
    ),
  );
  return `<!DOCTYPE html>\n${page.text}\n`;
}

function anchorOf(anchors: ReadonlyMap<Finding, string>, finding: Finding): string {
  return anchors.get(finding) ?? '';
}

/** A table that is folded away; undefined when it has no rows. */
function disclosure(
  title: string,
  summary: string,
  rows: readonly (readonly Child[])[],
  columns: readonly string[],
): Markup | undefined {
  if (rows.length === 0) return undefined;
  return element(
    'section',
    {},
    element('h2', {}, title),
    element('details', {}, element('summary', {}, summary), table(title, columns, rows)),
  );
}

/** Nothing but the style and the script of the page itself, which their hashes name. */
function securityPolicy(): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    `default-src 'none'`,
    `style-src ${hash(STYLE)}`,
    `script-src ${hash(SCRIPT)}`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}
