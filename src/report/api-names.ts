import type { Model } from '../apigateway/model';
import type { FindingResource } from '../engine/finding';

/** Which API each resource belongs to, by {@link resourceKey}: what the API is called. */
export type ApiNames = ReadonlyMap<string, string>;

/** What a resource is known by among all templates. */
export function resourceKey({ template, logicalId }: Pick<FindingResource, 'template' | 'logicalId'>): string {
  return `${template}\n${logicalId}`;
}

/**
 * The APIs that resources belong to; what several have in common belongs to the first of them.
 *
 * @param model all of one app
 * @param fileName how the file of a template is called in findings
 */
export function apiNames({ apis }: Model, fileName: (file: string) => string): ApiNames {
  const names = new Map<string, string>();
  for (const api of apis) {
    const parts = [
      api.routes,
      api.integrations,
      api.authorizers,
      api.stages,
      api.deployments,
      api.models,
      api.mappings,
    ];
    const resources = [...parts, api.routeResponses].flat().map(({ resource }) => resource);
    const first = api.resource ?? resources[0];
    if (!first) continue;
    const { declared, template } = first;
    const name = `${fileName(template.source.file)}: ${declared.constructPath ?? declared.logicalId}`;
    for (const resource of [...(api.resource ? [api.resource] : []), ...resources])
      for (const { logicalId } of [resource, resource.declared]) {
        const key = resourceKey({ template: fileName(resource.template.source.file), logicalId });
        if (!names.has(key)) names.set(key, name);
      }
  }
  return names;
}
