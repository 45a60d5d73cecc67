/** Kinds of nodes, in the order in which a message passes them. */
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

/** A resource that a node shows, or a part of one. */
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
  /** Details in a few words; may be empty. */
  readonly detail: string;
  /** The resources whose findings belong to the node. */
  readonly resources: readonly GraphResource[];
}

/** A step from node to node. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

/** The graph of one API, without positions. */
export interface ApiGraph {
  /** The name of the API: its construct path, or its logical id. */
  readonly title: string;
  /** The file of its template. */
  readonly template: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
