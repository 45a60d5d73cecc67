import { addTo, grouped } from '../../collections/grouped';
import { known } from '../../collections/known';
import type { ApiGraph, GraphEdge, GraphNode, NodeKind } from './graph';
import type { Pins } from './findings-by-node';

/** Up to this number of routes nothing is grouped. */
const MAX_ROUTES = 12;

/** The smallest number of nodes that are drawn as one. */
const FEWEST = 3;

const FOLDED: ReadonlySet<NodeKind> = new Set<NodeKind>(['route', 'integration', 'function']);

/** How many rounds of refinement compare neighbours: the steps from a route to what its function may do. */
const ROUNDS = 4;

/**
 * Where there are too many routes, groups those that are alike into one node: routes with the same findings that lead
 * to nodes of the same kinds with the same findings. `$connect`, `$disconnect` and `$default` are never grouped.
 */
export function foldGraph(graph: ApiGraph, pins: Pins): ApiGraph {
  if (graph.nodes.filter(({ kind }) => kind === 'route').length <= MAX_ROUTES) return graph;
  const classes = alike(graph, pins);
  const members = grouped(graph.nodes, ({ id }) => known(classes, id));
  const drawn = new Map<string, string>();
  const nodes = [...members.values()].flatMap((group): readonly GraphNode[] => {
    const [first] = group;
    if (group.length < FEWEST || !FOLDED.has(first.kind)) {
      for (const { id } of group) drawn.set(id, id);
      return group;
    }
    for (const { id } of group) drawn.set(id, first.id);
    return [
      {
        ...first,
        label: `${group.length} ${first.kind}s`,
        detail: group.map(({ label }) => label).join(', '),
        resources: group.flatMap(({ resources }) => resources),
      },
    ];
  });
  const edges = new Map<string, GraphEdge>();
  for (const edge of graph.edges) {
    const [from, to] = [known(drawn, edge.from), known(drawn, edge.to)];
    edges.set(`${from} ${to}`, { from, to });
  }
  return { ...graph, nodes, edges: [...edges.values()] };
}

/** The class of each node; nodes of one class are alike. Colour refinement, started from kinds and findings. */
function alike({ nodes, edges }: ApiGraph, pins: Pins): ReadonlyMap<string, string> {
  let classes = new Map(
    nodes.map(({ id, kind, label, detail }): [string, string] => {
      const findings = (pins.get(id) ?? []).map(({ ruleId, suppressed }) => `${ruleId} ${suppressed === undefined}`);
      const isSpecial = !FOLDED.has(kind) || label.startsWith('$');
      return [id, JSON.stringify([kind, isSpecial ? id : '', kind === 'function' ? '' : detail, findings.sort()])];
    }),
  );
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    addTo(neighbours, from, to);
    addTo(neighbours, to, from);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const numbers = new Map<string, number>();
    const next = new Map<string, string>();
    for (const { id } of nodes) {
      const around = (neighbours.get(id) ?? []).map((other) => known(classes, other)).sort();
      const name = JSON.stringify([classes.get(id), [...new Set(around)]]);
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      next.set(id, `${round}.${number}`);
    }
    classes = next;
  }
  return classes;
}
