import { asText, onlySymbol, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource, Template, Text } from '../../cloudformation/types';
import { perModel } from '../per-model';
import type { Api, Model } from '../model';

/** WebSocket APIs by their resources, and those out of sight by the id that their parts carry. */
const apisById = perModel((model): ReadonlyMap<Resource | string, Api> => {
  const found = new Map<Resource | string, Api>();
  for (const api of model.apis) {
    if (api.resource) {
      found.set(api.resource, api);
      continue;
    }
    for (const { resource, when } of [...api.routes, ...api.stages, ...api.integrations, ...api.authorizers]) {
      const { template, properties: json } = resource;
      // In other branches, the part is of another API.
      for (const { value } of template.evaluator.at({ template, json }, ['ApiId'], when)) {
        const text = asText(value);
        if (text) found.set(idKey(text, template), api);
      }
    }
  }
  return found;
});

/**
 * The WebSocket API whose id a text is: by `Ref`, by `GetAtt Api.ApiId`, or by the id that its parts in sight carry.
 *
 * @param id the text
 * @param template that holds it
 * @returns undefined for an API that is no WebSocket API, or that is not known to be one
 */
export function namedApi(model: Model, id: Text | undefined, template: Template): Api | undefined {
  if (!id) return undefined;
  const symbol = onlySymbol(id);
  const isId = symbol?.kind === 'resource' && (symbol.attribute === undefined || symbol.attribute === 'ApiId');
  return apisById(model).get(isId ? symbol.resource : idKey(id, template));
}

/** Ids that are literals or parameters are compared within one template only. */
function idKey(id: Text, template: Template): string {
  return `${template.id} ${textKey(id)}`;
}
