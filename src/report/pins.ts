import type { Finding } from '../engine/finding';
import type { ApiGraph, GraphNode, GraphResource } from './graph';

/** The findings at each node of a picture, by the node's id. */
export type Pins = ReadonlyMap<string, readonly Finding[]>;

/**
 * Pins findings to the nodes they are about. Where several nodes show parts of one resource, as in SAM, a finding is at
 * the node that shows the nearest part.
 */
export function pinFindings({ nodes }: ApiGraph, findings: readonly Finding[]): Pins {
  const shown = new Map<string, [GraphNode, GraphResource][]>();
  for (const node of nodes) {
    for (const resource of node.resources) {
      const key = resourceKey(resource);
      const list = shown.get(key);
      if (list) list.push([node, resource]);
      else shown.set(key, [[node, resource]]);
    }
  }
  const pins = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { resource, propertyPath } = finding;
    const nearest = (shown.get(resourceKey(resource)) ?? [])
      .filter(([, { path }]) => isWithin(propertyPath, path))
      .sort(([, a], [, b]) => b.path.length - a.path.length)
      .at(0);
    if (!nearest) continue;
    const [{ id }] = nearest;
    pins.set(id, [...(pins.get(id) ?? []), finding]);
  }
  return pins;
}

function resourceKey({ template, logicalId }: { readonly template: string; readonly logicalId: string }): string {
  return `${template}\0${logicalId}`;
}

function isWithin(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}.`) || path.startsWith(`${ancestor}[`);
}
