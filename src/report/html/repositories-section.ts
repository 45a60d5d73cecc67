import { type Markup, element, lines } from '../element';
import type { Report } from '../report';
import { overviewTables } from '../repositories';

/** The tables of a report of many repositories; none of a report of one. */
export function repositoriesSections({ repositories, groupedBy = 'team' }: Report): readonly Markup[] {
  return (repositories ? overviewTables(repositories, groupedBy) : []).map(({ title, columns, rows }) =>
    element(
      'section',
      {},
      element('h2', {}, title),
      element(
        'div',
        { class: 'scroll', role: 'region', 'aria-label': title, tabindex: 0 },
        element(
          'table',
          {},
          element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', { scope: 'col' }, column)))),
          element(
            'tbody',
            {},
            lines(rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell))))),
          ),
        ),
      ),
    ),
  );
}
