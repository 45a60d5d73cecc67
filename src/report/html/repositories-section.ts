import { type Markup, element } from '../element';
import type { Report } from '../report';
import { overviewTables } from '../repositories';
import { table } from './table';

/** The tables of a report of many repositories; none of a report of one. */
export function repositoriesSections({ repositories, groupedBy = 'team' }: Report): readonly Markup[] {
  return (repositories ? overviewTables(repositories, groupedBy) : []).map(({ title, columns, rows }) =>
    element('section', {}, element('h2', {}, title), table(title, columns, rows)),
  );
}
