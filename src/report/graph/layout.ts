import type { ElkNode } from 'elkjs/lib/elk.bundled.js';
import { shorten } from '../escape';
import type { ApiGraph, GraphNode, NodeKind } from './api-graph';

/** A point of the picture, in pixels from its left top corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node with its place and its size, and the texts that fit into it. */
export interface PlacedNode extends Point {
  readonly node: GraphNode;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly detail: string;
}

/** A picture that can be drawn. */
export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  /** The corners of every edge, from start to end. */
  readonly edges: readonly (readonly Point[])[];
}

/** The column of each kind of node: a message goes from left to right. */
const COLUMNS: Readonly<Record<NodeKind, number>> = {
  client: 0,
  domain: 1,
  stage: 2,
  api: 3,
  route: 4,
  authorizer: 5,
  integration: 5,
  function: 6,
  service: 6,
  grant: 7,
};

/** Characters of a label and of a detail that fit into the widest node. */
const MAX_LENGTH = { label: 24, detail: 26 } as const;

/** Widths of a character, in pixels; wide enough for the fonts that systems have. */
const CHARACTER = { label: 8.2, detail: 6.6 } as const;

const PADDING = 24;
const NARROWEST = 84;
const HEIGHT = 44;

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.partitioning.activate': 'true',
  'elk.separateConnectedComponents': 'false',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.componentComponent': '18',
  'elk.padding': '[top=14,left=8,bottom=10,right=14]',
};

/** Asks the library, which is larger than all the rest, and loaded where there is something to lay out. */
async function placesOf(graph: ElkNode): Promise<ElkNode> {
  const { default: library } = await import('elkjs/lib/elk.bundled.js');
  return new library.default().layout(graph);
}

/** Finds a place for every node, and a way for every edge. The same picture always comes out the same. */
export async function layOut({ nodes, edges }: ApiGraph): Promise<PlacedGraph> {
  const sized = sizedNodes(nodes);
  const root: ElkNode = {
    id: 'root',
    layoutOptions: OPTIONS,
    children: nodes.map(({ id, kind }) => ({
      id,
      width: sized.get(id)?.width ?? 0,
      height: HEIGHT,
      layoutOptions: { 'elk.partitioning.partition': String(COLUMNS[kind]) },
    })),
    edges: edges.map(({ from, to }, index) => ({ id: `e${index}`, sources: [from], targets: [to] })),
  };
  const placed = await placesOf(root);
  return {
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    nodes: (placed.children ?? []).flatMap(({ id, x = 0, y = 0 }) => {
      const node = sized.get(id);
      return node ? [{ ...node, x, y }] : [];
    }),
    edges: (placed.edges ?? []).flatMap(({ sections = [] }) =>
      sections.map(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]),
    ),
  };
}

/** Gives every node its texts and its size; those of a column are of one width, so that they stand in line. */
function sizedNodes(nodes: readonly GraphNode[]): ReadonlyMap<string, Omit<PlacedNode, 'x' | 'y'>> {
  const widths = new Map<number, number>();
  const texts = nodes.map((node) => {
    const label = shorten(node.label, MAX_LENGTH.label);
    const detail = shorten(node.detail, MAX_LENGTH.detail);
    const width = PADDING + Math.max(label.length * CHARACTER.label, detail.length * CHARACTER.detail);
    const column = COLUMNS[node.kind];
    widths.set(column, Math.max(widths.get(column) ?? NARROWEST, Math.round(width)));
    return { node, label, detail, height: HEIGHT };
  });
  return new Map(
    texts.map((text) => [text.node.id, { ...text, width: widths.get(COLUMNS[text.node.kind]) ?? NARROWEST }]),
  );
}
