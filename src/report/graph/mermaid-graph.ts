import { visible, shorten } from '../escape';
import type { GraphNode, NodeKind } from './graph';
import type { Pins } from './findings-by-node';
import type { Picture } from './picture';
import { pinText } from './pin-text';

const MAX_LENGTH = 60;

/** Brackets that give a node its shape. */
const SHAPES: Readonly<Record<NodeKind, readonly [string, string]>> = {
  client: ['([', '])'],
  domain: ['([', '])'],
  stage: ['(', ')'],
  api: ['[[', ']]'],
  route: ['[', ']'],
  authorizer: ['{{', '}}'],
  integration: ['(', ')'],
  function: ['[/', '/]'],
  service: ['[/', '/]'],
  backend: ['[/', '/]'],
  grant: ['>', ']'],
};

/**
 * Pictures as a Mermaid flowchart, one subgraph for each API.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaidGraph(pictures: readonly Picture[]): string {
  return `${[
    'flowchart LR',
    ...pictures.flatMap(({ graph, pins }, index) => {
      const id = (node: string): string => `g${index}${node}`;
      return [
        `  subgraph g${index}["${text(graph.title)}"]`,
        ...graph.nodes.map((node) => {
          const [open, close] = SHAPES[node.kind];
          return `    ${id(node.id)}${open}"${label(node, pins)}"${close}`;
        }),
        ...graph.edges.map(({ from, to }) => `    ${id(from)} --> ${id(to)}`),
        '  end',
      ];
    }),
  ].join('\n')}\n`;
}

function label(node: GraphNode, pins: Pins): string {
  const pinned = pinText(pins.get(node.id) ?? []);
  return [node.label, node.detail, pinned]
    .filter((line) => line !== '')
    .map((line) => text(line))
    .join('<br/>');
}

/** A text between quotes: characters that Mermaid could read as syntax or markup become entity codes. */
function text(value: string): string {
  return visible(shorten(value, MAX_LENGTH)).replace(
    /[^\p{L}\p{N} ,.:/@$_-]/gu,
    (character) => `#${String(character.codePointAt(0))};`,
  );
}
