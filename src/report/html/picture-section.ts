import { SEVERITIES } from '../../engine/config/choices';
import { type Markup, element } from '../element';
import type { ReportedApi } from '../api-index';
import { count, worstFirst } from '../format-text';
import { type ApiGraph, NODE_KINDS } from '../graph/graph';
import { type FindingsByResource, pinFindings } from '../graph/findings-by-node';
import { type Picture, pictureOf } from '../graph/picture';
import { pinText } from '../graph/pin-text';
import { drawing } from '../graph/svg';
import { known } from '../../collections/known';
import { grouped } from '../../collections/grouped';
import { stackText } from '../stack-name';
import { dataTable } from './data-table';
import type { Page } from './page';
import { severityIcon } from './severity-icon';

/** Width in pixels down to which a picture may shrink to fit the window. */
const FITTING = 864;

/** How many names are listed in a cell. */
const NAMED = 8;

/** The input of the pictures of a report. */
export interface Pictures {
  /** All findings of the report, by resource. */
  readonly findings: FindingsByResource;
  readonly page: Page;
  /** Whether each picture is folded at first. */
  readonly isFolded: boolean;
}

/** One API as a picture, and as a table for screen readers. */
export async function pictureSection(api: ReportedApi, graph: ApiGraph, pictures: Pictures): Promise<Markup> {
  const { findings, page, isFolded } = pictures;
  const picture = pictureOf(graph, findings);
  const name = page.nameOf(api);
  const id = page.idOf(api);
  const pinned = [...picture.pins.values()].flat();
  const about = `In ${stackText(api.template)}: ${count(api.routes, 'route')}, ${pinned.length === 0 ? 'nothing found' : pinText(pinned)}.`;
  const parts = [await figure(picture, name, page), table(graph, name, pictures)];
  if (isFolded)
    return element(
      'details',
      { class: 'api', id },
      element('summary', {}, element('strong', {}, name), ` ${about}`),
      parts,
    );
  return element(
    'section',
    { class: 'api', id, 'aria-labelledby': `${id}-title` },
    element('h3', { id: `${id}-title` }, name),
    element('p', { class: 'about' }, about),
    parts,
  );
}

async function figure(picture: Picture, name: string, page: Page): Promise<Markup> {
  const { width, height, content } = await drawing(picture, (pinned) => {
    const worst = worstFirst(pinned).at(0);
    return worst && `#${page.anchorOf(worst)}`;
  });
  const svg = element(
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
  );
  return element(
    'figure',
    {},
    element('p', { class: 'hint' }, 'The picture is wider than this window: it scrolls sideways.'),
    element('div', { class: 'scroll', role: 'region', 'aria-label': `Picture of ${name}`, tabindex: 0 }, svg),
    element('figcaption', {}, 'From client to function. ', ...legend()),
  );
}

function legend(): readonly Markup[] {
  return [...SEVERITIES, 'suppressed' as const].map((kind) =>
    element('span', { class: 'key' }, severityIcon(kind), kind),
  );
}

/** The picture as a table: every part of the API, ungrouped, with its targets and findings. */
function table(graph: ApiGraph, name: string, { findings, page }: Pictures): Markup {
  const pins = pinFindings(graph, findings);
  const inOrder = NODE_KINDS.flatMap((kind) => graph.nodes.filter((node) => node.kind === kind));
  const names = new Map(graph.nodes.map((node) => [node.id, node.label]));
  const targets = grouped(graph.edges, ({ from }) => from);
  return element(
    'details',
    { class: 'parts' },
    element('summary', {}, `The same as a table (${count(graph.nodes.length, 'part')})`),
    dataTable({
      label: `Parts of ${name}`,
      columns: ['Part', 'Kind', 'Leads to', 'Found'],
      rows: inOrder.map(({ id, label, kind, detail }) => [
        label,
        detail === '' || detail === kind ? kind : `${kind}, ${detail}`,
        someOf((targets.get(id) ?? []).map(({ to }) => known(names, to))),
        (pins.get(id) ?? []).map((finding) =>
          element('a', { class: 'found', href: `#${page.anchorOf(finding)}` }, finding.ruleId),
        ),
      ]),
    }),
  );
}

/** The first of some names, and how many more there are; each has a row of its own. */
function someOf(names: readonly string[]): string {
  const shown = names.slice(0, NAMED);
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join(', ');
}
