import type { JsonObject } from '../../cloudformation/document/json';
import { linkTemplates } from '../../cloudformation/stacks/link-templates';
import type { Resource } from '../../cloudformation/types';
import type { TemplateInput } from '../../cloudformation/template-input';
import { readApis } from './read-apis';
import type { Api, Model, Protocol } from '../model';

/** The resource types of APIs and their parts; a part may show that its API is out of sight. */
const PARTS = ['Route', 'Api', 'Stage', 'Integration', 'Authorizer', 'Model', 'RouteResponse'].map(
  (type) => `AWS::ApiGatewayV2::${type}`,
);

/**
 * Finds the WebSocket APIs of an app with everything that belongs to each; the HTTP APIs on demand, by `Model.of`.
 *
 * @param inputs every template of the app
 */
export function buildModel(inputs: readonly TemplateInput[]): Model {
  const templates = linkTemplates(inputs);
  const byType = new Map<string, readonly Resource[]>();
  const ofType = (type: string): readonly Resource[] => {
    const found = byType.get(type) ?? possible(templates.flatMap(({ resources }) => resources.ofType(type)));
    byType.set(type, found);
    return found;
  };
  const app = {
    templates,
    resources: (...types: readonly string[]): readonly Resource[] => types.flatMap(ofType),
    resourcesWhere: (types: readonly string[], mayBe: (json: JsonObject) => boolean): readonly Resource[] =>
      types.flatMap((type) => possible(templates.flatMap((template) => template.resources.ofType(type, mayBe)))),
  };
  const models = new Map<Protocol, Model>();
  const of = (protocol: Protocol): Model => {
    const model = models.get(protocol) ?? { ...app, of, ...partsOf(protocol, app.resources) };
    models.set(protocol, model);
    return model;
  };
  return of('websocket');
}

/** The APIs of a protocol, and their parts by kind. */
function partsOf(
  protocol: Protocol,
  resources: Model['resources'],
): Omit<Model, 'templates' | 'resources' | 'resourcesWhere' | 'of'> {
  const hasParts = PARTS.some((type) => resources(type).length > 0);
  return { protocol, ...byKind(hasParts ? readApis(protocol, resources) : []) };
}

/** APIs, and their parts by kind. */
export function byKind(
  apis: readonly Api[],
): Omit<Model, 'protocol' | 'templates' | 'resources' | 'resourcesWhere' | 'of'> {
  return {
    apis,
    apiResources: apis.flatMap(({ resource }) => resource ?? []),
    routes: apis.flatMap((api) => api.routes),
    integrations: apis.flatMap((api) => api.integrations),
    authorizers: apis.flatMap((api) => api.authorizers),
    routeResponses: apis.flatMap((api) => api.routeResponses),
    stages: apis.flatMap((api) => api.stages),
    deployments: apis.flatMap((api) => api.deployments),
    mappings: apis.flatMap((api) => api.mappings),
  };
}

/** The resources that are created in some branch. */
function possible(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(({ isPossible }) => isPossible !== false);
}
