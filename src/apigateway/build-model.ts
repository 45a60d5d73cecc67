import { jointly, mergeBranches } from '../cloudformation/conditions/branches';
import type { Path } from '../cloudformation/document/json';
import { asText, textKey } from '../cloudformation/intrinsics/symbolic-text';
import { linkTemplates } from '../cloudformation/link-templates';
import { linkedResource, linksTo } from '../cloudformation/links';
import type { Assumption, Case, Resource, TemplateInput } from '../cloudformation/types';
import { hiddenParts } from '../cloudformation/visibility';
import type { Api, Authorizer, Integration, Model, Part, Route } from './types';

type Mutable<T> = {
  -readonly [K in keyof T]: K extends 'when' ? T[K] : T[K] extends readonly (infer U)[] ? U[] : T[K];
};

const V2 = 'AWS::ApiGatewayV2::';

/**
 * Finds the WebSocket APIs of an app, and what belongs to each of them.
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
  const resources = (...types: readonly string[]): readonly Resource[] => types.flatMap(ofType);
  const hasParts = ['Route', 'Api', 'Stage', 'Integration', 'Authorizer'].some(
    (type) => ofType(`${V2}${type}`).length > 0,
  );
  const apis = hasParts ? readApis(resources) : [];
  return {
    templates,
    apis,
    apiResources: apis.flatMap(({ resource }) => resource ?? []),
    routes: apis.flatMap((api) => api.routes),
    integrations: apis.flatMap((api) => api.integrations),
    authorizers: apis.flatMap((api) => api.authorizers),
    routeResponses: apis.flatMap((api) => api.routeResponses),
    stages: apis.flatMap((api) => api.stages),
    deployments: apis.flatMap((api) => api.deployments),
    mappings: apis.flatMap((api) => api.mappings),
    resources,
    resourcesWhere: (types, mayBe) =>
      types.flatMap((type) => possible(templates.flatMap((template) => template.resources.ofType(type, mayBe)))),
  };
}

function readApis(resources: Model['resources']): readonly Api[] {
  const apis = new Map<Resource, Mutable<Api>>();
  for (const resource of resources(`${V2}Api`)) {
    const when = webSocketBranch(resource);
    if (when) apis.set(resource, emptyApi(resource, when));
  }
  const imported = new Map<string, Mutable<Api>>();
  const parts = <T extends Part>(
    name: string,
    make: (part: Part) => T,
    add: (api: Mutable<Api>, part: T) => void,
  ): Map<Resource, T[]> => {
    const made = new Map<Resource, T[]>();
    for (const resource of resources(`${V2}${name}`)) {
      for (const { value: api, when } of owners(resource, apis, imported)) {
        const part = make({ resource, api, when });
        const others = made.get(resource);
        if (others) others.push(part);
        else made.set(resource, [part]);
        add(api, part);
      }
    }
    return made;
  };
  const asIs = (part: Part): Part => part;
  const integrations = parts(
    'Integration',
    ({ resource, api, when }): Mutable<Integration> => ({ resource, api, when, routes: [], responses: [] }),
    (api, part) => api.integrations.push(part),
  );
  const authorizers = parts(
    'Authorizer',
    ({ resource, api, when }): Mutable<Authorizer> => ({ resource, api, when, routes: [] }),
    (api, part) => api.authorizers.push(part),
  );
  const routes = parts(
    'Route',
    ({ resource, api, when }): Mutable<Route> => ({
      resource,
      api,
      when,
      key: literalKey(resource),
      integrations: [],
      authorizers: [],
      responses: [],
    }),
    (api, part) => api.routes.push(part),
  );
  parts('Stage', asIs, (api, part) => api.stages.push(part));
  parts('Deployment', asIs, (api, part) => api.deployments.push(part));
  parts('Model', asIs, (api, part) => api.models.push(part));
  parts('ApiMapping', asIs, (api, part) => api.mappings.push(part));
  parts('RouteResponse', asIs, (api, part) => {
    api.routeResponses.push(part);
    for (const { resource } of linksTo(part.resource, ['RouteId'], `${V2}Route`))
      sameApi(routes.get(resource), part)?.responses.push(part);
  });
  parts('IntegrationResponse', asIs, (_, part) => {
    for (const { resource } of linksTo(part.resource, ['IntegrationId'], `${V2}Integration`))
      sameApi(integrations.get(resource), part)?.responses.push(part);
  });
  for (const made of routes.values()) {
    for (const route of made) {
      for (const resource of targets(route.resource)) {
        const integration = sameApi(integrations.get(resource), route);
        if (!integration || route.integrations.includes(integration)) continue;
        route.integrations.push(integration);
        integration.routes.push(route);
      }
      for (const { resource } of linksTo(route.resource, ['AuthorizerId'], `${V2}Authorizer`)) {
        const authorizer = sameApi(authorizers.get(resource), route);
        if (!authorizer || route.authorizers.includes(authorizer)) continue;
        route.authorizers.push(authorizer);
        authorizer.routes.push(route);
      }
    }
  }
  for (const api of apis.values()) api.hiddenBy = api.resource && hiddenParts(api.resource, api.routes.length > 0);
  return [...apis.values(), ...[...imported.values()].filter(provesWebSocket)];
}

/** The integrations that a route's `Target` may name: `integrations/${Integration}`. */
function targets(route: Resource): readonly Resource[] {
  const found: Resource[] = [];
  for (const { value } of route.cases('Target')) {
    const [start, symbol, more] = asText(value) ?? [];
    const resource =
      start === 'integrations/' && symbol && !more ? linkedResource([symbol], `${V2}Integration`) : undefined;
    if (resource) found.push(resource);
  }
  return found;
}

/** Those that are created in some branch. */
function possible(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(({ isPossible }) => isPossible !== false);
}

/** What must hold for an API to be a WebSocket API; undefined when it never is. */
function webSocketBranch(api: Resource): readonly Assumption[] | undefined {
  const protocols = api.cases('ProtocolType');
  const isOpen = ({ value }: Case): boolean => value.kind === 'unknown' || value.kind === 'text';
  const may = protocols.filter(
    (one) => isOpen(one) || (one.value.kind === 'scalar' && one.value.value === 'WEBSOCKET'),
  );
  const certain = may.filter((one) => !isOpen(one));
  const [only] = may;
  if (!only) return undefined;
  if (may.length === protocols.length && certain.length === may.length) return api.exists;
  const [branch, other] = mergeBranches(
    api.exists,
    (certain.length > 0 ? certain : may).map(({ when }) => when),
  );
  if (branch && !other && certain.length > 0) return branch;
  const open = other
    ? 'it depends on more than one condition whether the API is a WebSocket API'
    : 'ProtocolType is only known at deployment';
  const { template, logicalId } = api;
  return [
    ...(branch && !other ? branch : api.exists),
    { template, name: `${logicalId}.ProtocolType`, value: true, open },
  ];
}

function emptyApi(resource: Resource | undefined, when: readonly Assumption[] = []): Mutable<Api> {
  return {
    resource,
    when,
    hiddenBy: undefined,
    routes: [],
    integrations: [],
    authorizers: [],
    stages: [],
    deployments: [],
    models: [],
    mappings: [],
    routeResponses: [],
  };
}

/** The APIs a resource's `ApiId` may name, each with its branch; those out of sight are told apart by how they are written. */
function owners(
  resource: Resource,
  apis: ReadonlyMap<Resource, Mutable<Api>>,
  imported: Map<string, Mutable<Api>>,
): readonly Case<Mutable<Api>>[] {
  const referred = resource.referred('ApiId');
  if (referred?.type === `${V2}Api`) {
    const api = apis.get(referred);
    return api ? ownedIn(api, resource, [resource.exists]) : [];
  }
  const cases = resource.cases('ApiId');
  const ownerOf = ({ value }: Case): Mutable<Api> | undefined => {
    const text = asText(value);
    const named = linkedResource(text, `${V2}Api`);
    if (!text || named) return named && apis.get(named);
    const key = `${resource.template.id} ${textKey(text)}`;
    const api = imported.get(key) ?? emptyApi(undefined);
    imported.set(key, api);
    return api;
  };
  const [only, other] = cases;
  if (only && !other) {
    const api = ownerOf(only);
    return api ? ownedIn(api, resource, [only.when]) : [];
  }
  const found = new Map<Mutable<Api>, Case[]>();
  for (const entry of cases) {
    const api = ownerOf(entry);
    if (api) found.set(api, [...(found.get(api) ?? []), entry]);
  }
  return [...found].flatMap(([api, entries]) =>
    ownedIn(
      api,
      resource,
      mergeBranches(
        resource.exists,
        entries.map(({ when }) => when),
      ),
    ),
  );
}

/** An API, for every branch in which a resource belongs to it and it is a WebSocket API. */
function ownedIn(
  api: Mutable<Api>,
  resource: Resource,
  branches: readonly (readonly Assumption[])[],
): readonly Case<Mutable<Api>>[] {
  // Its protocol matters where it depends on something.
  if (api.when === (api.resource?.exists ?? api.when)) return branches.map((when) => ({ value: api, when }));
  const protocol = api.when.filter((one) => !api.resource?.exists.includes(one));
  return branches.flatMap((branch) => {
    const when = jointly(resource.exists, protocol, branch);
    return when === undefined ? [] : [{ value: api, when: when === 'unknown' ? [...branch, ...protocol] : when }];
  });
}

/** Of the parts one resource is, the one that belongs to the API of another part. */
function sameApi<T extends Part>(parts: readonly T[] | undefined, { api }: Part): T | undefined {
  if (!parts || parts.length < 2) return parts?.[0];
  return parts.find((part) => part.api === api) ?? parts[0];
}

function literalKey(route: Resource): string | undefined {
  const term = route.term('RouteKey');
  return term.kind === 'scalar' ? String(term.value) : undefined;
}

/** Whether the parts of an API out of sight show that it is a WebSocket API: HTTP APIs have nothing of the kind. */
function provesWebSocket(api: Api): boolean {
  return (
    api.routes.some(
      ({ key, resource }) =>
        key === '$connect' || key === '$disconnect' || isSet(resource, 'RouteResponseSelectionExpression'),
    ) ||
    api.stages.some(
      ({ resource }) =>
        isSet(resource, 'DefaultRouteSettings', 'LoggingLevel') ||
        isSet(resource, 'DefaultRouteSettings', 'DataTraceEnabled'),
    ) ||
    api.integrations.some(
      ({ resource }) => isSet(resource, 'PassthroughBehavior') || isSet(resource, 'TemplateSelectionExpression'),
    ) ||
    api.authorizers.some(({ resource }) =>
      literalItems(resource.cases('IdentitySource')).some((text) => text.startsWith('route.request.')),
    )
  );
}

function isSet(resource: Resource, ...path: Path): boolean {
  return resource.casesAt(path).some(({ value }) => value.kind !== 'absent' && value.kind !== 'unknown');
}

function literalItems(cases: readonly Case[]): readonly string[] {
  return cases
    .flatMap(({ value }) => (value.kind === 'list' ? value.items : [{ term: value }]))
    .flatMap((item) => {
      const json = 'json' in item ? item.json : item.term.kind === 'scalar' ? item.term.value : undefined;
      return typeof json === 'string' ? [json] : [];
    });
}
