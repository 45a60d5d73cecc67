import { createHash } from 'node:crypto';
import type { Finding } from '../../engine/finding';
import { type Child, type Markup, element, lines, trusted } from '../element';
import { count, isNothingToJudge, nothingText, splitFindings, whereText } from '../format-text';
import { byResource } from '../graph/findings-by-node';
import type { Report } from '../report';
import { apisSection } from './apis-section';
import { foldedTable } from './data-table';
import { filterForm } from './filter';
import { findingsList } from './findings-section';
import { headSection } from './head-section';
import { MAX_PICTURES, Page } from './page';
import { pictureSection } from './picture-section';
import { policiesSection } from './policies-section';
import { repositoriesSections } from './repositories-section';
import { SCRIPT } from './script';
import { STYLE } from './style';
import { suppressionsSections } from './suppressions-section';
import { verdict } from './verdict';

/**
 * The report as one HTML file: it loads nothing, and its content security policy allows no script and no style but its
 * own. Every text that was read goes through {@link element}, which escapes it.
 */
export async function htmlReport(report: Report): Promise<string> {
  const page = new Page(report.apis, report.result.findings);
  const document = element('html', { lang: 'en' }, head(report), await body(report, page));
  return `<!DOCTYPE html>\n${document.text}\n`;
}

function head({ result: { findings } }: Report): Markup {
  const { open } = splitFindings(findings);
  return element(
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
  );
}

async function body(report: Report, page: Page): Promise<Markup> {
  const { unknown, failures } = report.result;
  return element(
    'body',
    {},
    lines([
      element('a', { class: 'skip', href: '#findings' }, 'Skip to the findings'),
      headSection(report),
      element(
        'main',
        {},
        lines([
          verdict(report),
          ...repositoriesSections(report),
          apisSection(report, page),
          await picturesSection(report, page),
          findingsSection(report, page),
          ...suppressionsSections(report, page),
          policiesSection(report),
          foldedTable('Not judged', `${count(unknown.length, 'value')} only known at deployment`, {
            label: 'What could not be judged',
            columns: ['Rule', 'Where', 'Why it cannot be judged'],
            rows: unknown.map((open) => [element('code', {}, open.ruleId), whereText(open), open.reason]),
          }),
          foldedTable('Rules that failed', count(failures.length, 'rule'), {
            label: 'Rules that failed',
            columns: ['Rule', 'Error'],
            rows: failures.map(({ ruleId, stack }) => [element('code', {}, ruleId), stack.split('\n', 1)[0]]),
          }),
        ]),
      ),
      element('footer', {}, element('p', {}, `cdk-websocket-guard ${report.version}`)),
      element('script', {}, trusted(SCRIPT)),
    ]),
  );
}

/** The pictures of all APIs; many are folded. */
async function picturesSection({ apis, result }: Report, page: Page): Promise<Child> {
  const pictured = apis.all.flatMap((api) => {
    const graph = apis.graphOf(api);
    return graph ? [{ api, graph }] : [];
  });
  if (pictured.length === 0) return undefined;
  const isFolded = pictured.length > MAX_PICTURES;
  const findings = byResource(result.findings);
  const sections: Markup[] = [];
  for (const { api, graph } of pictured) sections.push(await pictureSection(api, graph, { findings, page, isFolded }));
  return element(
    'section',
    { id: 'pictures', 'aria-labelledby': 'pictures-title' },
    element('h2', { id: 'pictures-title' }, pictured.length === 1 ? 'Picture' : 'Pictures'),
    isFolded
      ? element(
          'details',
          {},
          element('summary', {}, `${pictured.length} APIs, each from client to function`),
          lines(sections),
        )
      : lines(sections),
  );
}

function findingsSection(report: Report, page: Page): Markup {
  const { result, policies, apis } = report;
  const { findings, summary } = result;
  const { open, suppressed } = splitFindings(findings);
  const stacks = [...new Set(findings.map(({ resource }) => resource.template))];
  const isOneApi = apis.all.length < 2;
  const list = (title: string, id: string, some: readonly Finding[]): Markup =>
    findingsList({
      title,
      id,
      findings: some,
      policies,
      stacks,
      page,
      apiOf: (finding) => (isOneApi ? undefined : apis.apiOf(finding)),
    });
  return element(
    'section',
    { id: 'findings', 'aria-labelledby': 'findings-title', tabindex: -1 },
    element('h2', { id: 'findings-title' }, 'Findings'),
    findings.length === 0
      ? element('p', {}, isNothingToJudge(summary) ? nothingText(summary) : 'Nothing was found.')
      : element(
          'div',
          { class: 'columns' },
          filterForm(report, stacks, page),
          element(
            'div',
            { class: 'lists' },
            list('', 'open', open),
            suppressed.length === 0 ? undefined : list('Suppressed', 'suppressed', suppressed),
          ),
        ),
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
