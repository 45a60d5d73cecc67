import { type Child, type Markup, element, lines } from '../element';

/** A table that scrolls by itself where it is too wide. */
export function table(title: string, columns: readonly string[], rows: readonly (readonly Child[])[]): Markup {
  return element(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': title, tabindex: 0 },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', { scope: 'col' }, column)))),
      element('tbody', {}, lines(rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell)))))),
    ),
  );
}
