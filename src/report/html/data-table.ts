import { type Child, type Markup, element, lines } from '../element';

/** A table of the page, which scrolls where the window is narrow. */
export interface DataTable {
  /** What it is about, for screen readers. */
  readonly label: string;
  /** Titles of columns; those of numbers are narrow. */
  readonly columns: readonly string[];
  /** Cells; the first of a row names it. */
  readonly rows: readonly (readonly Child[])[];
  /** Positions of columns that hold numbers. @default - none */
  readonly numbers?: readonly number[];
  /** @default - none */
  readonly class?: string;
}

/** A table in a box of its own. */
export function dataTable({ label, columns, rows, numbers = [], class: name }: DataTable): Markup {
  const kind = (column: number): { readonly class?: string } => (numbers.includes(column) ? { class: 'number' } : {});
  return element(
    'div',
    { class: name === undefined ? 'scroll' : `scroll ${name}`, role: 'region', 'aria-label': label, tabindex: 0 },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element('tr', {}, ...columns.map((column, index) => element('th', { scope: 'col', ...kind(index) }, column))),
      ),
      element(
        'tbody',
        {},
        lines(
          rows.map((row) =>
            element(
              'tr',
              {},
              ...row.map((cell, index) =>
                index === 0 ? element('th', { scope: 'row', ...kind(index) }, cell) : element('td', kind(index), cell),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** A table that is folded under a heading; undefined when it has no rows. */
export function foldedTable(title: string, summary: string, table: DataTable): Markup | undefined {
  if (table.rows.length === 0) return undefined;
  return element(
    'section',
    {},
    element('h2', {}, title),
    element('details', {}, element('summary', {}, summary), dataTable(table)),
  );
}
