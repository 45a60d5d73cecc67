import { SEVERITIES } from '../../engine/config/choices';
import type { Finding } from '../../engine/finding';
import type { Severity } from '../../rules/policy';
import { type Markup, element, lines, trusted } from '../element';
import { splitFindings } from '../format-text';
import { type PlacedNode, type Point, layOut } from './layout';
import type { Picture } from './picture';
import { pinText } from './pin-text';
import { SVG_STYLE } from './svg-style';

/** Half the size of a pin, and how far its middle is above the edge of a node, so that it hides no label; in pixels. */
const PIN = 9;
const PIN_ABOVE = 5;

/**
 * Pictures below each other as an SVG file.
 *
 * @param pictures the APIs
 */
export async function svgDocument(pictures: readonly Picture[]): Promise<string> {
  const drawn = await Promise.all(pictures.map((picture) => drawing(picture)));
  const title = 28;
  const width = Math.max(200, ...drawn.map((graph) => graph.width));
  let y = 0;
  const groups = drawn.map((graph, index) => {
    const top = y;
    y += graph.height + title + 12;
    return element(
      'g',
      { transform: `translate(0 ${top})` },
      element('text', { class: 'title', x: 8, y: 20 }, pictures[index]?.graph.title),
      element('g', { transform: `translate(0 ${title})` }, graph.content),
    );
  });
  const root = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height: y, viewBox: `0 0 ${width} ${y}`, class: 'picture' },
    element('style', {}, trusted(SVG_STYLE)),
    element('rect', { class: 'paper', width: '100%', height: '100%' }),
    lines(groups),
  );
  return `${root.text}\n`;
}

/** The drawing of one API. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: Markup;
}

/**
 * Draws one API, for an `svg` element around it.
 *
 * @param picture the API
 * @param href the link of a node with findings; undefined for none
 */
export async function drawing(
  { graph, pins }: Picture,
  href: (findings: readonly Finding[]) => string | undefined = () => undefined,
): Promise<Drawing> {
  const { width, height, nodes, edges } = await layOut(graph);
  return {
    width,
    height,
    content: lines([
      ...edges.map((points) => element('path', { class: 'edge', d: curvedPath(points) })),
      ...edges.map((points) => arrow(points)),
      ...nodes.map((node) => {
        const findings = pins.get(node.node.id) ?? [];
        return nodeGroup(node, findings, findings.length > 0 ? href(findings) : undefined);
      }),
    ]),
  };
}

function nodeGroup(placed: PlacedNode, findings: readonly Finding[], href: string | undefined): Markup {
  const { node, x, y, width, height, label, detail } = placed;
  const { open } = splitFindings(findings);
  const worst = SEVERITIES.find((severity) => open.some((finding) => finding.severity === severity));
  const pinned = pinText(findings);
  const description = [`${node.label}, ${node.detail === '' ? node.kind : node.detail}`, pinned]
    .filter((part) => part !== '')
    .join(': ');
  const content = [
    element('title', {}, description),
    element('rect', {
      class: 'box',
      width,
      height,
      rx: node.kind === 'client' || node.kind === 'domain' ? height / 2 : 6,
    }),
    element('text', { class: 'label', x: width / 2, y: detail === '' ? height / 2 + 5 : 19 }, label),
    ...(detail === '' ? [] : [element('text', { class: 'detail', x: width / 2, y: 35 }, detail)]),
    ...pinMarks(findings, width),
  ];
  const attributes = {
    class: ['node', node.kind, ...(worst === undefined ? [] : [`has-${worst}`])].join(' '),
    transform: `translate(${round(x)} ${round(y)})`,
  };
  return href === undefined ? element('g', attributes, content) : element('a', { ...attributes, href }, content);
}

/** The numbers of findings above a node, with a shape and colour for each severity. */
function pinMarks(findings: readonly Finding[], width: number): readonly Markup[] {
  const { open, suppressed } = splitFindings(findings);
  const marks: [Severity | 'suppressed', number][] = [
    ...SEVERITIES.map((severity): [Severity, number] => [
      severity,
      open.filter((finding) => finding.severity === severity).length,
    ]),
    ['suppressed', suppressed.length],
  ];
  return marks
    .filter(([, number]) => number > 0)
    .reverse()
    .map(([kind, number], index) =>
      element(
        'g',
        { class: `pin ${kind}`, transform: `translate(${round(width - 4 - index * (2 * PIN + 6))} ${-PIN_ABOVE})` },
        pinShape(kind),
        element('text', { y: 4 }, number > 99 ? '99+' : number),
      ),
    );
}

/** The shape of a severity: octagon, house, circle, and a hollow square for suppressed findings. */
export function pinShape(kind: Severity | 'suppressed'): Markup {
  const a = PIN;
  const b = PIN * 0.42;
  if (kind === 'error')
    return element('polygon', {
      points: [
        [-b, -a],
        [b, -a],
        [a, -b],
        [a, b],
        [b, a],
        [-b, a],
        [-a, b],
        [-a, -b],
      ]
        .map((point) => point.map(round).join())
        .join(' '),
    });
  if (kind === 'warning') return element('polygon', { points: `0,${-a - 3} ${a + 3},${a - 1} ${-a - 3},${a - 1}` });
  if (kind === 'info') return element('circle', { r: a });
  return element('rect', { x: -a, y: -a, width: 2 * a, height: 2 * a, rx: 3 });
}

/** The path of an edge: a curve in each gap between columns, a horizontal line through each column. */
function curvedPath([start, ...rest]: readonly Point[]): string {
  if (!start) return '';
  let from = start;
  const steps = rest.map((to, index) => {
    const bend = (from.x + to.x) / 2;
    const isGap = index % 2 === 0;
    const step = isGap ? `C${at({ ...from, x: bend })} ${at({ ...to, x: bend })} ${at(to)}` : `L${at(to)}`;
    from = to;
    return step;
  });
  return `M${at(start)}${steps.join('')}`;
}

/** The head of an arrow at the end of an edge, which arrives from the left. */
function arrow(points: readonly Point[]): Markup | undefined {
  const end = points.at(-1);
  if (!end) return undefined;
  return element('path', { class: 'head', d: `M${at(end)}l-7,-4v8z` });
}

function at({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
