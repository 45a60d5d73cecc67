import * as fc from 'fast-check';
import type { ApiGraph, GraphNode, NodeKind } from '../../../src/report/graph/graph';
import { type PlacedGraph, type PlacedNode, layOut } from '../../../src/report/graph/layout';

const node = (id: string, kind: NodeKind): GraphNode => ({ id, kind, label: id, detail: kind, resources: [] });

const graphOf = (nodes: readonly GraphNode[], steps: readonly string[]): ApiGraph => ({
  title: 'Api',
  template: 'api.json',
  nodes,
  edges: steps.map((step) => {
    const [from = '', to = ''] = step.split(' > ');
    return { from, to };
  }),
});

const COLUMNS: readonly (readonly NodeKind[])[] = [
  ['client'],
  ['domain'],
  ['stage'],
  ['api'],
  ['route'],
  ['authorizer', 'integration'],
  ['function', 'service'],
  ['backend', 'grant'],
];

/** Any nodes, and any edges that lead to a later column. */
const anyGraph = fc
  .array(fc.tuple(fc.nat(COLUMNS.length - 1), fc.nat(1)), { minLength: 1, maxLength: 24 })
  .chain((places) => {
    const nodes = places.map(([column, kind], index) =>
      node(`n${index}`, COLUMNS[column]?.[kind] ?? COLUMNS[column]?.[0] ?? 'client'),
    );
    const index = fc.nat(places.length - 1);
    return fc.array(fc.tuple(index, index), { maxLength: 40 }).map((pairs) =>
      graphOf(
        nodes,
        [...new Set(pairs.map(([from, to]) => `${from} ${to}`))]
          .map((pair) => pair.split(' ').map(Number))
          .filter(([from = 0, to = 0]) => (places[from]?.[0] ?? 0) < (places[to]?.[0] ?? 0))
          .map(([from = 0, to = 0]) => `n${from} > n${to}`),
      ),
    );
  });

/** Whether two boxes have more in common than a border. */
const overlap = (a: PlacedNode, b: PlacedNode): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** What a picture must not have. */
function faults({ width, height, nodes, edges }: PlacedGraph): readonly string[] {
  const names = (list: readonly PlacedNode[]): string => list.map((box) => box.node.id).join(' and ');
  const found: string[] = [];
  nodes.forEach((box, index) => {
    for (const other of nodes.slice(index + 1)) if (overlap(box, other)) found.push(`${names([box, other])} overlap`);
    if (box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height)
      found.push(`${names([box])} is off the paper`);
  });
  for (const points of edges) {
    points.slice(1).forEach((to, index) => {
      const from = points[index] ?? to;
      const isGap = index % 2 === 0;
      if (!isGap && from.y !== to.y) found.push('a way through a column is not level');
      for (const box of nodes) {
        const besides = to.x <= box.x || from.x >= box.x + box.width;
        const above = Math.max(from.y, to.y) < box.y || Math.min(from.y, to.y) > box.y + box.height;
        if (!besides && (isGap || !above)) found.push(`a way leads through ${names([box])}`);
      }
    });
  }
  return found;
}

/** The labels of a column from top to bottom. */
const column = ({ nodes }: PlacedGraph, kind: NodeKind): readonly string[] =>
  nodes
    .filter((box) => box.node.kind === kind)
    .sort((a, b) => a.y - b.y)
    .map(({ label }) => label);

test('no box covers another, no way leads through a box, and the same picture comes out twice', async () => {
  await fc.assert(
    fc.asyncProperty(anyGraph, async (graph) => {
      const placed = await layOut(graph);
      expect(faults(placed)).toEqual([]);
      expect(placed.nodes).toHaveLength(graph.nodes.length);
      expect(placed.edges).toHaveLength(graph.edges.length);
      expect(await layOut(graph)).toEqual(placed);
    }),
    { numRuns: 60 },
  );
});

test('a way leads from the right side of its first box to the left side of its last', async () => {
  const placed = await layOut(graphOf([node('Clients', 'client'), node('Api', 'api')], ['Clients > Api']));
  const [clients, api] = placed.nodes;
  expect(placed.edges).toEqual([
    [
      { x: (clients?.x ?? 0) + (clients?.width ?? 0), y: (clients?.y ?? 0) + 22 },
      { x: api?.x, y: (api?.y ?? 0) + 22 },
    ],
  ]);
});

const ROUTES = ['$connect', '$disconnect', 'send', 'leave'];
const routes = ROUTES.map((id) => node(id, 'route'));

test('routes come in the order of their template, and what nothing leads to comes last', async () => {
  const graph = graphOf(
    [node('Api', 'api'), ...routes, node('Announce', 'function'), ...ROUTES.map((id) => node(`on ${id}`, 'function'))],
    ROUTES.flatMap((id) => [`Api > ${id}`, `${id} > on ${id}`]),
  );
  const placed = await layOut(graph);
  expect(column(placed, 'route')).toEqual(ROUTES);
  expect(column(placed, 'function')).toEqual([...ROUTES.map((id) => `on ${id}`), 'Announce']);
});

test('routes change places where their ways would cross, the first one above the last', async () => {
  const targets = ['one', 'other', 'one', 'other'];
  const graph = graphOf(
    [node('Api', 'api'), ...routes, node('one', 'function'), node('other', 'function'), node('table', 'grant')],
    [...ROUTES.flatMap((id, index) => [`Api > ${id}`, `${id} > ${targets[index] ?? ''}`]), 'one > table'],
  );
  const placed = await layOut(graph);
  const [first, ...rest] = column(placed, 'route');
  expect([[first, ...rest.splice(0, 1)].sort(), rest.sort()]).toEqual([
    ['$connect', 'send'],
    ['$disconnect', 'leave'],
  ]);
  expect(column(placed, 'function')).toEqual(['one', 'other']);
});

test('a picture that came out upside down is turned over: the first route is above the last', async () => {
  const ids = ['$connect', 'join', 'send', 'leave', 'ping'];
  const targets = ['one', 'other', 'one', 'other', 'other'];
  const graph = graphOf(
    [node('Api', 'api'), ...ids.map((id) => node(id, 'route')), node('one', 'function'), node('other', 'function')],
    ids.flatMap((id, index) => [`Api > ${id}`, `${id} > ${targets[index] ?? ''}`]),
  );
  const placed = await layOut(graph);
  const drawn = column(placed, 'route');
  expect(drawn.indexOf('$connect')).toBeLessThan(drawn.indexOf('ping'));
  expect(column(placed, 'function')).toEqual(['one', 'other']);
  expect(faults(placed)).toEqual([]);
});
