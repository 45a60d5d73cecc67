import { type Child, type Markup, element } from '../element';
import { count } from '../format-text';
import { type ApiRow, apiRows, stagesText } from '../overview-tables';
import type { Report } from '../report';
import { dataTable } from './data-table';
import type { Page } from './page';

/** The overview: every API with the numbers of its findings, the worst first. */
export function apisSection(report: Report, page: Page): Markup | undefined {
  const rows = apiRows(report);
  if (rows.length === 0) return undefined;
  return element(
    'section',
    { id: 'apis', 'aria-labelledby': 'apis-title' },
    element('h2', { id: 'apis-title' }, count(rows.length, 'API')),
    dataTable({
      label: 'APIs and what is found of them',
      class: 'overview',
      columns: ['API', 'Stages', 'Authorization', 'Routes', 'Errors', 'Warnings', 'Info', 'Suppressed', 'Unknown'],
      numbers: [3, 4, 5, 6, 7, 8],
      rows: rows.map((row) => cellsOf(row, report, page)),
    }),
  );
}

function cellsOf({ api, name, counts }: ApiRow, { apis }: Report, page: Page): readonly Child[] {
  const id = page.idOf(api);
  const { errors, warnings, infos, suppressed, unknown } = counts;
  const found = (number: number, kind: string): Child =>
    number === 0
      ? element('span', { class: 'zero' }, 0)
      : element('a', { href: '#findings', 'data-api': id, 'data-kind': kind, class: `found-${kind}` }, number);
  return [
    [
      apis.graphOf(api) ? element('a', { href: `#${id}` }, name) : name,
      // The file is shown unless the unique name contains it.
      name === api.name ? element('span', { class: 'file' }, api.template) : undefined,
    ],
    stagesText(api),
    api.authorization.map((one, index) => [
      index === 0 ? '' : ', ',
      one === 'NONE' ? element('strong', { class: 'anonymous' }, 'NONE') : one,
    ]),
    api.routes,
    found(errors, 'error'),
    found(warnings, 'warning'),
    found(infos, 'info'),
    found(suppressed, 'suppressed'),
    unknown === 0 ? element('span', { class: 'zero' }, 0) : unknown,
  ];
}
