import { addTo } from '../../collections/grouped';
import type { Finding } from '../../engine/finding';
import { type Markup, element, lines } from '../element';
import { SEVERITIES, count, worstFirst } from '../format-text';
import { type ApiGraph, NODE_KINDS } from '../graph/graph';
import { type FindingsByResource, pinFindings } from '../graph/findings-by-node';
import { pictureOf } from '../graph/picture';
import { pinText } from '../graph/pin-text';
import { drawing } from '../graph/svg';
import { severityIcon } from './severity-icon';
import { stackText } from './stack-name';

/** Width in pixels down to which a wider picture may shrink to fit its window. */
const FITTING = 864;

/** As many names as are read in one go. */
const NAMED = 8;

/**
 * One API as a picture, and the same as a table for who cannot see it.
 *
 * @param graph the API
 * @param findings all findings of the report, by resource
 * @param id of the section in the page
 * @param anchor the id of a finding in the page
 */
export async function pictureSection(
  graph: ApiGraph,
  findings: FindingsByResource,
  id: string,
  anchor: (finding: Finding) => string,
): Promise<Markup> {
  const picture = pictureOf(graph, findings);
  const { width, height, content } = await drawing(picture, (pinned) => {
    const worst = worstFirst(pinned).at(0);
    return worst && `#${anchor(worst)}`;
  });
  const name = nameOf(graph);
  const pinned = [...picture.pins.values()].flat();
  return element(
    'section',
    { class: 'api', 'aria-labelledby': `${id} ${id}-about` },
    element('h2', { id }, graph.title),
    element(
      'p',
      { class: 'about', id: `${id}-about` },
      `In ${stackText(graph.template)}: ${graph.nodes.filter(({ kind }) => kind === 'route').length} routes, ${pinned.length === 0 ? 'nothing found' : pinText(pinned)}.`,
    ),
    element(
      'figure',
      {},
      element(
        'div',
        { class: 'scroll', role: 'region', 'aria-label': `Picture of ${name}`, tabindex: 0 },
        element(
          'svg',
          {
            class: width > FITTING ? 'picture wide' : 'picture',
            width,
            height,
            viewBox: `0 0 ${width} ${height}`,
            role: 'group',
            'aria-label': `How messages travel through ${name}`,
          },
          content,
        ),
      ),
      element('figcaption', {}, 'From client to function. ', ...legend()),
    ),
    table(graph, findings, anchor),
  );
}

/** What tells an API from those of other stacks. */
function nameOf({ title, template }: ApiGraph): string {
  return `${title}, ${stackText(template)}`;
}

function legend(): readonly Markup[] {
  return [...SEVERITIES, 'suppressed' as const].map((kind) =>
    element('span', { class: 'key' }, severityIcon(kind), kind),
  );
}

/** The picture as a table: every part of the API, none folded, what it leads to, and what was found there. */
function table(graph: ApiGraph, findings: FindingsByResource, anchor: (finding: Finding) => string): Markup {
  const pins = pinFindings(graph, findings);
  const inOrder = NODE_KINDS.flatMap((kind) => graph.nodes.filter((node) => node.kind === kind));
  const names = new Map(graph.nodes.map((node) => [node.id, node.label]));
  const targets = new Map<string, string[]>();
  for (const { from, to } of graph.edges) addTo(targets, from, names.get(to) ?? '');
  return element(
    'details',
    { class: 'parts' },
    element('summary', {}, `The same as a table (${count(graph.nodes.length, 'part')})`),
    element(
      'div',
      { class: 'scroll', role: 'region', 'aria-label': `Parts of ${nameOf(graph)}`, tabindex: 0 },
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            ...['Part', 'Kind', 'Leads to', 'Found'].map((column) => element('th', { scope: 'col' }, column)),
          ),
        ),
        element(
          'tbody',
          {},
          lines(
            inOrder.map(({ id, label, kind, detail }) =>
              element(
                'tr',
                {},
                element('th', { scope: 'row' }, label),
                element('td', {}, detail === '' || detail === kind ? kind : `${kind}, ${detail}`),
                element('td', {}, someOf(targets.get(id) ?? [])),
                element(
                  'td',
                  {},
                  ...(pins.get(id) ?? []).map((finding) =>
                    element('a', { class: 'found', href: `#${anchor(finding)}` }, finding.ruleId),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** The first of some names, and how many more there are; each has a row of its own. */
function someOf(names: readonly string[]): string {
  const shown = names.slice(0, NAMED);
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join(', ');
}
