/** The elements of a page with a name, from start to end tag; none of them is inside of another. */
export function elements(html: string, name: string, having = ''): readonly string[] {
  return [...html.matchAll(new RegExp(`<${name}\\b[^>]*>.*?</${name}>`, 'gs'))]
    .map(([element]) => element)
    .filter((element) => element.slice(0, element.indexOf('>')).includes(having));
}

/** The visible text of markup. */
export function words(html: string): string {
  return html
    .replace(/<(?:style|script|title|svg)\b.*?<\/(?:style|script|title|svg)>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#96;', '`')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,:;)])|(?<=\() /g, '')
    .trim();
}

/** The visible text of the element with an id. */
export function wordsOf(html: string, id: string): string {
  return elements(html, 'section', `id="${id}"`).map(words).join(' ');
}

/** The visible text of each row of the table with a label. */
export function rowsOf(html: string, label: string): readonly string[] {
  const start = html.indexOf(`aria-label="${label}"`);
  if (start < 0) throw new Error(`no table "${label}"`);
  const table = html.slice(start, html.indexOf('</table>', start));
  return elements(table, 'tr').slice(1).map(words);
}
