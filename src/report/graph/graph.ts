/** What a node of the picture stands for; the order is that of a message on its way. */
export const NODE_KINDS = [
  'client',
  'domain',
  'stage',
  'api',
  'route',
  'authorizer',
  'integration',
  'function',
  'service',
  'backend',
  'grant',
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** A resource, or a part of one, that a node shows. */
export interface GraphResource {
  readonly template: string;
  readonly logicalId: string;
  /** The property that the node shows; empty for the whole resource. */
  readonly path: string;
}

/** A node of the picture. */
export interface GraphNode {
  /** Unique in its picture. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** What else there is to say in a few words; empty when nothing. */
  readonly detail: string;
  /** What findings at the node are about. */
  readonly resources: readonly GraphResource[];
}

/** A step from node to node. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

/** The picture of one API: nodes and edges, no places yet. */
export interface ApiGraph {
  /** How people call the API: its construct path, or its logical id. */
  readonly title: string;
  /** The file of its template. */
  readonly template: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
