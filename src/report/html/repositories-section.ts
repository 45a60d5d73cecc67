import { type Markup, element } from '../element';
import { DEFAULT_LABEL, repositoryTables } from '../overview-tables';
import type { Report } from '../report';
import { dataTable } from './data-table';

/** The tables of a report of many repositories; empty for a report of one. */
export function repositoriesSections(report: Report): readonly Markup[] {
  const texts = ['repository', 'rule', report.groupedBy ?? DEFAULT_LABEL];
  return repositoryTables(report).map(({ title, columns, rows }) => {
    const numbers = columns.flatMap((column, index) => (texts.includes(column) ? [] : [index]));
    return element('section', {}, element('h2', {}, title), dataTable({ label: title, columns, rows, numbers }));
  });
}
