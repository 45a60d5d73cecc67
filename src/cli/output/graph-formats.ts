import type { Finding } from '../../engine/finding';
import { dotGraph } from '../../report/graph/dot-graph';
import { byResource } from '../../report/graph/findings-by-node';
import type { ApiGraph } from '../../report/graph/graph';
import { mermaidGraph } from '../../report/graph/mermaid-graph';
import { type Picture, pictureOf } from '../../report/graph/picture';
import { svgDocument } from '../../report/graph/svg';

type Draw = (pictures: readonly Picture[]) => string | Promise<string>;

const FORMATS = { mermaid: mermaidGraph, dot: dotGraph, svg: svgDocument } as const satisfies Readonly<
  Record<string, Draw>
>;

/** A picture format by its name on the command line. */
export type GraphFormat = keyof typeof FORMATS;

/** Names of the picture formats. */
export const GRAPH_FORMATS = Object.keys(FORMATS) as readonly GraphFormat[];

/** Draws APIs, with the findings at each node. */
export async function draw(
  format: GraphFormat,
  graphs: readonly ApiGraph[],
  findings: readonly Finding[],
): Promise<string> {
  const found = byResource(findings);
  return FORMATS[format](graphs.map((graph) => pictureOf(graph, found)));
}
