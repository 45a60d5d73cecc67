import type { ApiGraph } from './graph';
import { type FindingsByResource, type Pins, pinFindings } from './findings-by-node';
import { foldGraph } from './fold-graph';

/** A graph that is grouped to a readable size, with the findings of its nodes. */
export interface Picture {
  readonly graph: ApiGraph;
  readonly pins: Pins;
}

/** Makes the picture of an API with its findings. */
export function pictureOf(graph: ApiGraph, findings: FindingsByResource): Picture {
  const folded = foldGraph(graph, pinFindings(graph, findings));
  return { graph: folded, pins: pinFindings(folded, findings) };
}
