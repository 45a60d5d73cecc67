import { grouped, groupedPairs } from '../../collections/grouped';
import type { Finding } from '../../engine/finding';
import type { ApiGraph, GraphNode, GraphResource } from './graph';

/** The findings at each node of a picture, by the node's id. */
export type Pins = ReadonlyMap<string, readonly Finding[]>;

/** Findings by resource, made once for all pictures of a report. */
export type FindingsByResource = ReadonlyMap<string, readonly Finding[]>;

/** Groups findings by resource, for {@link pinFindings}. */
export function byResource(findings: readonly Finding[]): FindingsByResource {
  return grouped(findings, ({ resource }) => resourceKey(resource));
}

/**
 * Assigns findings to the nodes that they are about. Where several nodes show parts of one resource, as in SAM, a
 * finding belongs to the node of the nearest part.
 */
export function pinFindings({ nodes }: ApiGraph, findings: FindingsByResource): Pins {
  const shown = groupedPairs(
    nodes.flatMap((node) =>
      node.resources.map((resource): [string, [GraphNode, GraphResource]] => [resourceKey(resource), [node, resource]]),
    ),
  );
  return groupedPairs(
    [...shown].flatMap(([key, parts]) =>
      (findings.get(key) ?? []).flatMap((finding): [string, Finding][] => {
        const nearest = parts
          .filter(([, { path }]) => isWithin(finding.propertyPath, path))
          .sort(([, a], [, b]) => b.path.length - a.path.length)
          .at(0);
        return nearest ? [[nearest[0].id, finding]] : [];
      }),
    ),
  );
}

function resourceKey({ template, logicalId }: { readonly template: string; readonly logicalId: string }): string {
  return `${template}\0${logicalId}`;
}

function isWithin(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}.`) || path.startsWith(`${ancestor}[`);
}
