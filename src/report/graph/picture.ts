import type { ApiGraph } from './graph';
import { type FindingsByResource, type Pins, pinFindings } from './findings-by-node';
import { foldGraph } from './group-alike';

/** A picture that is small enough to look at, and what is pinned to it. */
export interface Picture {
  readonly graph: ApiGraph;
  readonly pins: Pins;
}

/** Makes a picture of an API and of what was found in it. */
export function pictureOf(graph: ApiGraph, findings: FindingsByResource): Picture {
  const folded = foldGraph(graph, pinFindings(graph, findings));
  return { graph: folded, pins: pinFindings(folded, findings) };
}
