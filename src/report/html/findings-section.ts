import type { Finding } from '../../engine/finding';
import { type Markup, element } from '../element';
import { isNothingToJudge, nothingText, splitFindings } from '../format-text';
import type { Report } from '../report';
import { filterForm } from './filter';
import { findingsList } from './findings-list';
import type { Page } from './page';

/** The findings with their filter; where there are none, whether anything was judged. */
export function findingsSection(report: Report, page: Page): Markup {
  const { result, policies, apis } = report;
  const { findings, summary } = result;
  const { open, suppressed } = splitFindings(findings);
  const stacks = [...new Set(findings.map(({ resource }) => resource.template))];
  const positions = new Map(stacks.map((stack, index) => [stack, index]));
  const isOneApi = apis.all.length < 2;
  const list = (title: string, id: string, some: readonly Finding[]): Markup =>
    findingsList({
      title,
      id,
      findings: some,
      policies,
      stacks: positions,
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
