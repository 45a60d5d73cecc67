import { hash } from 'node:crypto';
import { type Markup, element, lines, trusted } from '../element';
import { count, firstLine, splitFindings, whereText } from '../format-text';
import type { Report } from '../report';
import { apisSection } from './apis-section';
import { foldedTable } from './data-table';
import { findingsSection } from './findings-section';
import { headSection } from './head-section';
import { Page } from './page';
import { picturesSection } from './pictures-section';
import { policiesSection } from './policies-section';
import { repositoriesSections } from './repositories-section';
import { SCRIPT } from './script';
import { STYLE } from './style';
import { suppressionsSections } from './suppressions-section';
import { verdict } from './verdict';

/**
 * The report as one HTML file that loads nothing: its content security policy allows no script and no style but its
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
            rows: failures.map(({ ruleId, stack }) => [element('code', {}, ruleId), firstLine(stack)]),
          }),
        ]),
      ),
      element('footer', {}, element('p', {}, `cdk-websocket-guard ${report.version}`)),
      element('script', {}, trusted(SCRIPT)),
    ]),
  );
}

/** The content security policy: only the style and script of the page itself, by their hashes. */
function securityPolicy(): string {
  const source = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;
  return [
    `default-src 'none'`,
    `style-src ${source(STYLE)}`,
    `script-src ${source(SCRIPT)}`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}
