import { addTo } from '../../collections/grouped';
import { jointly, mergeBranches } from '../../cloudformation/conditions/branches';
import { asText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import { linkedResource, linksTo, type Link } from '../../cloudformation/resources/links';
import { documentOf, protocolBranch } from '../../cloudformation/openapi/api-protocol';
import { hiddenInDocument } from '../../cloudformation/openapi/expand-api';
import type { Assumption, Case, Resource, Term } from '../../cloudformation/types';
import { type HiddenParts, hiddenParts } from '../../cloudformation/stacks/visibility';
import { provedProtocol } from './api-protocol';
import type { Api, Authorizer, Integration, Model, Part, Protocol, Route } from '../model';

type Mutable<T> = {
  -readonly [K in keyof T]: K extends 'when' ? T[K] : T[K] extends readonly (infer U)[] ? U[] : T[K];
};

const V2 = 'AWS::ApiGatewayV2::';

/** The APIs of one protocol that are found so far. */
interface Found {
  readonly protocol: Protocol;
  /** Those that a template declares. */
  readonly declared: ReadonlyMap<Resource, Mutable<Api>>;
  /** Those out of sight, by how their id is written. */
  readonly imported: Map<string, Mutable<Api>>;
}

/** Reads the parts of one kind, and adds each to every API that it may belong to. */
type ReadParts = <T extends Part>(
  name: string,
  make: (part: Part) => T,
  add: (api: Mutable<Api>, part: T) => void,
) => PartsByResource<T>;

/** Parts of APIs by their resource; a resource may be a part of several APIs. */
type PartsByResource<T extends Part> = ReadonlyMap<Resource, readonly T[]>;

/**
 * Finds the APIs of one protocol, and what belongs to each of them.
 *
 * @param protocol of the APIs
 * @param resources finds the resources of the app by type
 */
export function readApis(protocol: Protocol, resources: Model['resources']): readonly Api[] {
  const found: Found = { protocol, declared: declaredApis(protocol, resources), imported: new Map() };
  readParts((name, make, add) => {
    const made = new Map<Resource, ReturnType<typeof make>[]>();
    for (const resource of resources(`${V2}${name}`)) {
      for (const { value: api, when } of owners(resource, found)) {
        const part = make({ resource, api, when });
        addTo(made, resource, part);
        add(api, part);
      }
    }
    return made;
  });
  const { declared, imported } = found;
  for (const api of declared.values()) if (api.resource) api.hidden.push(...hiddenOf(api.resource, api.routes));
  return [...declared.values(), ...[...imported.values()].filter((api) => provedProtocol(api) === protocol)];
}

function declaredApis(protocol: Protocol, resources: Model['resources']): ReadonlyMap<Resource, Mutable<Api>> {
  const apis = new Map<Resource, Mutable<Api>>();
  for (const resource of resources(`${V2}Api`)) {
    const when = protocolBranch(resource, protocol);
    if (when) apis.set(resource, emptyApi(protocol, resource, when));
  }
  return apis;
}

/** Reads all parts, and connects them with each other. */
function readParts(read: ReadParts): void {
  const integrations = read(
    'Integration',
    (part): Mutable<Integration> => ({ ...part, routes: [], responses: [] }),
    (api, part) => api.integrations.push(part),
  );
  const authorizers = read(
    'Authorizer',
    (part): Mutable<Authorizer> => ({ ...part, routes: [] }),
    (api, part) => api.authorizers.push(part),
  );
  const routes = read(
    'Route',
    (part): Mutable<Route> => ({
      ...part,
      key: literalKey(part.resource),
      integrations: [],
      authorizers: [],
      responses: [],
    }),
    (api, part) => api.routes.push(part),
  );
  const asIs = (part: Part): Part => part;
  read('Stage', asIs, (api, part) => api.stages.push(part));
  read('Deployment', asIs, (api, part) => api.deployments.push(part));
  read('Model', asIs, (api, part) => api.models.push(part));
  read('ApiMapping', asIs, (api, part) => api.mappings.push(part));
  const routeResponses = read('RouteResponse', asIs, (api, part) => api.routeResponses.push(part));
  const integrationResponses = read('IntegrationResponse', asIs, () => undefined);
  linkResponses(routeResponses, 'RouteId', `${V2}Route`, routes);
  linkResponses(integrationResponses, 'IntegrationId', `${V2}Integration`, integrations);
  for (const route of [...routes.values()].flat()) {
    linkIntegrations(route, integrations);
    linkAuthorizers(route, authorizers);
  }
}

/** Adds responses to the routes or integrations that a property of them names. */
function linkResponses(
  responses: PartsByResource<Part>,
  property: string,
  type: string,
  targets: PartsByResource<Mutable<Pick<Route, 'responses'>> & Part>,
): void {
  for (const response of [...responses.values()].flat())
    for (const link of linksTo(response.resource, [property], type))
      sameApi(targets.get(link.resource), response)?.responses.push(linkedBy(response, link));
}

/** Connects a route with the integrations that its `Target` may name. */
function linkIntegrations(route: Mutable<Route>, integrations: PartsByResource<Mutable<Integration>>): void {
  for (const resource of targets(route.resource)) {
    const integration = sameApi(integrations.get(resource), route);
    if (!integration || route.integrations.includes(integration)) continue;
    route.integrations.push(integration);
    integration.routes.push(route);
  }
}

/** Connects a route with the authorizers that its `AuthorizerId` may name. */
function linkAuthorizers(route: Mutable<Route>, authorizers: PartsByResource<Mutable<Authorizer>>): void {
  for (const { resource } of linksTo(route.resource, ['AuthorizerId'], `${V2}Authorizer`)) {
    const authorizer = sameApi(authorizers.get(resource), route);
    if (!authorizer || route.authorizers.includes(authorizer)) continue;
    route.authorizers.push(authorizer);
    authorizer.routes.push(route);
  }
}

/** Where parts of an API may be out of sight: in another template, or in an OpenAPI document that cannot be read. */
function hiddenOf(api: Resource, routes: readonly Route[]): readonly HiddenParts[] {
  const document = documentOf(api);
  const always = (reason: string): readonly HiddenParts[] => [{ when: [], reason }];
  const isRead = document === undefined || (document === 'Body' && api.origin !== undefined);
  if (!isRead) return always(hiddenInDocument(document));
  if (api.origin?.hiddenBy !== undefined) return always(api.origin.hiddenBy);
  return hiddenParts(
    api,
    routes.map(({ when }) => when),
  );
}

/** The integrations that a route's `Target` may name: `integrations/${Integration}`. */
function targets(route: Resource): readonly Resource[] {
  return route.cases('Target').flatMap(({ value }) => {
    const [start, ...id] = asText(value) ?? [];
    return start === 'integrations/' ? (linkedResource(id, `${V2}Integration`) ?? []) : [];
  });
}

function emptyApi(protocol: Protocol, resource: Resource | undefined, when: readonly Assumption[] = []): Mutable<Api> {
  return {
    protocol,
    resource,
    when,
    hidden: [],
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

/**
 * The APIs that a resource's `ApiId` may name, each in its branch; APIs out of sight are the same if their ids are
 * written the same.
 */
function owners(resource: Resource, found: Found): readonly Case<Mutable<Api>>[] {
  const referred = resource.referred('ApiId');
  if (referred?.type === `${V2}Api`) {
    const api = found.declared.get(referred);
    return api ? ownedIn(api, resource, [resource.exists]) : [];
  }
  const cases = resource.cases('ApiId');
  const [only, other] = cases;
  if (only && !other) {
    const api = ownerNamed(only.value, resource, found);
    return api ? ownedIn(api, resource, [only.when]) : [];
  }
  const casesByApi = new Map<Mutable<Api>, Case[]>();
  for (const entry of cases) {
    const api = ownerNamed(entry.value, resource, found);
    if (api) addTo(casesByApi, api, entry);
  }
  return [...casesByApi].flatMap(([api, entries]) =>
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

/** The API that one value of a resource's `ApiId` names. */
function ownerNamed(
  id: Term,
  { template }: Resource,
  { protocol, declared, imported }: Found,
): Mutable<Api> | undefined {
  const text = asText(id);
  const named = linkedResource(text, `${V2}Api`);
  if (!text || named) return named && declared.get(named);
  const key = `${template.id} ${textKey(text)}`;
  const api = imported.get(key) ?? emptyApi(protocol, undefined);
  imported.set(key, api);
  return api;
}

/** An API, for every branch in which a resource belongs to it and it is of its protocol. */
function ownedIn(
  api: Mutable<Api>,
  resource: Resource,
  branches: readonly (readonly Assumption[])[],
): readonly Case<Mutable<Api>>[] {
  // Without a condition on the protocol, its branches are those of the resource.
  if (api.when === (api.resource?.exists ?? api.when)) return branches.map((when) => ({ value: api, when }));
  const protocol = api.when.filter((assumption) => !api.resource?.exists.includes(assumption));
  return branches.flatMap((branch) => {
    const when = jointly(resource.exists, protocol, branch);
    return when ? [{ value: api, when }] : [];
  });
}

/** A part, where a link from it leads to another one. */
function linkedBy(part: Part, { when: branch }: Link): Part {
  if (branch === part.resource.exists) return part;
  return { ...part, when: jointly(part.when, branch) ?? [...part.when, ...branch] };
}

/** A resource may be a part of several APIs: the part that belongs to the API of another part. */
function sameApi<T extends Part>(parts: readonly T[] | undefined, { api }: Part): T | undefined {
  if (!parts || parts.length < 2) return parts?.[0];
  return parts.find((part) => part.api === api) ?? parts[0];
}

function literalKey(route: Resource): string | undefined {
  const term = route.term('RouteKey');
  return term.kind === 'scalar' ? String(term.value) : undefined;
}
