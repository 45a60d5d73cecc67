import type { ApiGraph } from './graph';

/**
 * A graph with other names of template files.
 *
 * @param fileName names the file of a template
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
