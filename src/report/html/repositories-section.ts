import { type Markup, element } from '../element';
import { repositoryTables } from '../overview-tables';
import type { Report } from '../report';
import { dataTable } from './data-table';

/** The tables of a report of many repositories; none of a report of one. */
export function repositoriesSections(report: Report): readonly Markup[] {
  return repositoryTables(report).map(({ title, columns, rows }) => {
    const numbers = [...columns.keys()].filter(
      (index) => !['repository', 'rule', report.groupedBy ?? ''].includes(columns[index] ?? ''),
    );
    return element('section', {}, element('h2', {}, title), dataTable({ label: title, columns, rows, numbers }));
  });
}
