import type { ApiGraph } from './graph';

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
