import { visible, shorten } from '../escape';
import type { GraphNode, NodeKind } from './graph';
import type { Pins } from './findings-by-node';
import type { Picture } from './picture';
import { pinText } from './pin-text';

const MAX_LENGTH = 60;

const SHAPES: Readonly<Record<NodeKind, string>> = {
  client: 'oval',
  domain: 'oval',
  stage: 'box',
  api: 'box3d',
  route: 'cds',
  authorizer: 'hexagon',
  integration: 'box',
  function: 'component',
  service: 'component',
  backend: 'component',
  grant: 'note',
};

/**
 * Pictures in the language of Graphviz, one cluster for each API.
 *
 * @see https://graphviz.org/doc/info/lang.html
 */
export function dotGraph(pictures: readonly Picture[]): string {
  return `${[
    'digraph websocket {',
    '  graph [rankdir=LR, fontname="sans-serif"]',
    '  node [fontname="sans-serif"]',
    ...pictures.flatMap(({ graph, pins }, index) => {
      const id = (node: string): string => `g${index}${node}`;
      return [
        `  subgraph cluster_${index} {`,
        `    label=${quoted([graph.title])}`,
        ...graph.nodes.map(
          (node) => `    ${id(node.id)} [shape=${SHAPES[node.kind]}, label=${quoted(lines(node, pins))}]`,
        ),
        ...graph.edges.map(({ from, to }) => `    ${id(from)} -> ${id(to)}`),
        '  }',
      ];
    }),
    '}',
  ].join('\n')}\n`;
}

function lines(node: GraphNode, pins: Pins): readonly string[] {
  return [node.label, node.detail, pinText(pins.get(node.id) ?? [])].filter((line) => line !== '');
}

/** Lines as a quoted string; only `\n` between them is an escape. */
function quoted(parts: readonly string[]): string {
  const escaped = parts.map((part) =>
    visible(shorten(part, MAX_LENGTH)).replace(/["\\]/g, '\\$&').replaceAll('&', '&amp;'),
  );
  return `"${escaped.join('\\n')}"`;
}
