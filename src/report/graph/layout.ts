import { known } from '../../collections/known';
import { shorten } from '../escape';
import type { ApiGraph, GraphNode, NodeKind } from './graph';

/** A point of the picture, in pixels from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node with its position and size, and its texts cut to fit. */
export interface PlacedNode extends Point {
  readonly node: GraphNode;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly detail: string;
}

/** A graph with positions. */
export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  /**
   * The points of every edge from start to end, two for each gap between columns that it crosses. Between gaps an edge
   * is horizontal, past the nodes of a column.
   */
  readonly edges: readonly (readonly Point[])[];
}

/** The column of each kind of node, from left to right: every edge leads to a later column. */
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
  backend: 7,
  grant: 7,
};

/** The longest label and detail that fit into the widest node, in characters. */
const MAX_LENGTH = { label: 24, detail: 26 } as const;

/** The width of a character in pixels; wide enough for the default fonts of systems. */
const CHARACTER = { label: 8.8, detail: 6.6 } as const;

const PADDING = 24;
const NARROWEST = 84;
const HEIGHT = 44;

/** Distances in pixels: between columns, between nodes, above edges, and around the picture. */
const SPACING = { ranksep: 48, nodesep: 18, edgesep: 18, marginx: 14, marginy: 18 } as const;

/** The part of the library that is used; its own types do not resolve under Node's module resolution. */
interface Library {
  readonly graphlib: { readonly Graph: new () => LayoutGraph };
  readonly layout: (graph: LayoutGraph, options: { readonly disableOptimalOrderHeuristic: boolean }) => void;
}

/** A graph of the library, whose positions are the centres of nodes. */
interface LayoutGraph {
  setGraph(options: object): void;
  setNode(id: string, size: { readonly width: number; readonly height: number }): void;
  setEdge(from: string, to: string, options: { readonly minlen: number }): void;
  graph(): { readonly width: number; readonly height: number };
  nodes(): readonly string[];
  node(id: string): Point & { rank: number };
  edge(from: string, to: string): { readonly points: readonly Point[] };
}

type SizedNode = Omit<PlacedNode, 'x' | 'y'>;

/**
 * Finds positions for all nodes and edges. The nodes of a column are in the order of the template, unless another order
 * has fewer crossings. The same graph always gets the same positions.
 */
export async function layOut(graph: ApiGraph): Promise<PlacedGraph> {
  const { default: library } = (await import('@dagrejs/dagre')) as unknown as { readonly default: Library };
  const inOrder = place(library, graph, true);
  if (crossings(inOrder) === 0) return inOrder;
  const rearranged = place(library, graph, false);
  return crossings(rearranged) < crossings(inOrder) ? upright(rearranged) : inOrder;
}

/** Lets the library find the positions of nodes whose columns are given. */
function place({ graphlib, layout }: Library, { nodes, edges }: ApiGraph, keepsOrder: boolean): PlacedGraph {
  const sized = sizedNodes(nodes);
  const used = [...new Set(nodes.map(({ kind }) => COLUMNS[kind]))].sort((a, b) => a - b);
  const columns = new Map(nodes.map(({ id, kind }) => [id, used.indexOf(COLUMNS[kind])]));
  const graph = new graphlib.Graph();
  graph.setGraph({
    rankdir: 'LR',
    ...SPACING,
    ranker(ranked: LayoutGraph) {
      // The library uses every second rank for the labels of edges.
      for (const id of ranked.nodes()) ranked.node(id).rank = 2 * (columns.get(id) ?? 0);
    },
  });
  for (const { node, width, height } of sized) graph.setNode(node.id, { width, height });
  for (const { from, to } of edges) graph.setEdge(from, to, { minlen: known(columns, to) - known(columns, from) });
  layout(graph, { disableOptimalOrderHeuristic: keepsOrder });
  const placed = sized.map((box) => {
    const { x, y } = graph.node(box.node.id);
    return { ...box, x: x - box.width / 2, y: y - box.height / 2 };
  });
  const byId = new Map(placed.map((box) => [box.node.id, box]));
  const byColumn = new Map(placed.map((box) => [columns.get(box.node.id), box]));
  const { width, height } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: placed,
    edges: edges.map(({ from, to }) =>
      wayBetween(known(byId, from), known(byId, to), graph.edge(from, to).points, [...byColumn.values()]),
    ),
  };
}

/**
 * The points of an edge, through the room that the library has left in the columns between.
 *
 * @param room the points of the library; those in columns are used
 * @param columns a node of each column
 */
function wayBetween(
  source: PlacedNode,
  target: PlacedNode,
  room: readonly Point[],
  columns: readonly PlacedNode[],
): readonly Point[] {
  const between = columns.filter(({ x }) => x > source.x && x < target.x);
  const through = room.flatMap(({ x, y }) => {
    const column = between.find((box) => Math.abs(box.x + box.width / 2 - x) < 1);
    return column
      ? [
          { x: column.x, y },
          { x: column.x + column.width, y },
        ]
      : [];
  });
  return [
    { x: source.x + source.width, y: source.y + source.height / 2 },
    ...through,
    { x: target.x, y: target.y + target.height / 2 },
  ];
}

/** The number of crossings: pairs of edges whose ends in a gap between columns are in different orders. */
function crossings({ edges }: PlacedGraph): number {
  const gaps = new Map<number, { readonly from: Point; readonly to: Point }[]>();
  let count = 0;
  for (const points of edges) {
    for (let index = 0; index + 1 < points.length; index += 2) {
      const [from, to] = [points[index], points[index + 1]];
      if (!from || !to) continue;
      const others = gaps.get(to.x) ?? [];
      for (const other of others) if ((other.from.y - from.y) * (other.to.y - to.y) < 0) count++;
      others.push({ from, to });
      gaps.set(to.x, others);
    }
  }
  return count;
}

/** The picture with its first route above its last one; the library may return it upside down. */
function upright(graph: PlacedGraph): PlacedGraph {
  const routes = graph.nodes.filter(({ node }) => node.kind === 'route');
  if ((routes.at(0)?.y ?? 0) <= (routes.at(-1)?.y ?? 0)) return graph;
  return {
    ...graph,
    nodes: graph.nodes.map((box) => ({ ...box, y: graph.height - box.y - box.height })),
    edges: graph.edges.map((points) => points.map(({ x, y }) => ({ x, y: graph.height - y }))),
  };
}

/** Sets the texts and the size of every node; the nodes of a column have the same width. */
function sizedNodes(nodes: readonly GraphNode[]): readonly SizedNode[] {
  const widths = new Map<number, number>();
  const texts = nodes.map((node) => {
    const label = shorten(node.label, MAX_LENGTH.label);
    const detail = shorten(node.detail, MAX_LENGTH.detail);
    const width = PADDING + Math.max(label.length * CHARACTER.label, detail.length * CHARACTER.detail);
    const column = COLUMNS[node.kind];
    widths.set(column, Math.max(widths.get(column) ?? NARROWEST, Math.round(width)));
    return { node, label, detail, height: HEIGHT };
  });
  return texts.map((box) => ({ ...box, width: known(widths, COLUMNS[box.node.kind]) }));
}
