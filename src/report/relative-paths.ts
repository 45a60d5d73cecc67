import * as path from 'node:path';
import type { FindingResource, Result } from '../engine/finding';
import type { Location } from '../engine/location';
import type { ApiGraph } from './graph/graph';

/** A file the way a person in a directory calls it: relative when it is below, as it is when it is elsewhere. */
export function relativeFile(base: string, file: string): string {
  if (!path.isAbsolute(file)) return file;
  const relative = path.relative(base, file);
  return relative === '' || relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}

/** A result whose files are named from a directory; see {@link relativeFile}. */
export function relativeResult(base: string, result: Result): Result {
  const names = new Map<string, string>();
  const named = (file: string): string => {
    let name = names.get(file);
    if (name === undefined) names.set(file, (name = relativeFile(base, file)));
    return name;
  };
  const at = (location: Location): Location => ({ ...location, file: named(location.file) });
  const of = (resource: FindingResource): FindingResource => ({ ...resource, template: named(resource.template) });
  return {
    ...result,
    findings: result.findings.map((finding) => ({
      ...finding,
      resource: of(finding.resource),
      location: at(finding.location),
      ...(finding.source ? { source: at(finding.source) } : {}),
    })),
    notes: result.notes.map((note) => ({ ...note, location: at(note.location) })),
    unknown: result.unknown.map((verdict) => ({
      ...verdict,
      resource: of(verdict.resource),
      location: at(verdict.location),
    })),
  };
}

/**
 * A picture whose files have other names.
 *
 * @param fileName how the file of a template is called
 */
export function renamedGraph(fileName: (file: string) => string, graph: ApiGraph): ApiGraph {
  return {
    ...graph,
    template: fileName(graph.template),
    nodes: graph.nodes.map((node) => ({
      ...node,
      resources: node.resources.map((resource) => ({ ...resource, template: fileName(resource.template) })),
    })),
  };
}
