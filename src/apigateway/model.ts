import { onlySymbol } from '../iam/arn';
import {
  DOMAIN_TYPES,
  domainsByName,
  mappedDomains,
  webSocketDomains,
  type Domain,
  type DomainRef,
  type DomainsByName,
} from './domains';
import type { Path } from '../cloudformation/document/json';
import { connectionGrants, type ConnectionGrant } from './connections/connection-grants';
import { functionRef, invokedFunction, type FunctionByName, type FunctionRef } from './invocations/invoked-function';
import { outOfSight } from '../cloudformation/visibility';
import { PermissionIndex, permissionsOf, type Permission } from './invocations/lambda-permissions';
import { createdBefore } from '../cloudformation/creation-order';
import type { Resource } from '../cloudformation/resource';
import type { Wanted } from '../cloudformation/resource-table';
import { POLICY_TYPES, statementsOf, type Statement } from '../iam/statements';
import type { Template } from '../cloudformation/template';
import { linkTemplates } from '../cloudformation/link-templates';
import type { TemplateInput } from '../cloudformation/template';
import { asText, textKey, type Assumption, type Case, type Text } from '../cloudformation/intrinsics/term';

/** A part of a WebSocket API: a resource, and the API it belongs to. */
export interface Part {
  readonly resource: Resource;
  readonly api: Api;
  /** What must hold for it to exist and to belong to that API. */
  readonly when: readonly Assumption[];
}

/** An `AWS::ApiGatewayV2::Route` of a WebSocket API. */
export interface Route extends Part {
  /** Its written route key; undefined where it depends on a condition or on deployment. */
  readonly key: string | undefined;
  /** What its `Target` may point at; empty when that is out of sight. */
  readonly integrations: readonly Integration[];
  /** What its `AuthorizerId` may point at. */
  readonly authorizers: readonly Authorizer[];
  /** Its route responses. */
  readonly responses: readonly Part[];
}

/** An `AWS::ApiGatewayV2::Integration` of a WebSocket API. */
export interface Integration extends Part {
  /** The routes that point at it. */
  readonly routes: readonly Route[];
  /** Its integration responses. */
  readonly responses: readonly Part[];
}

/** An `AWS::ApiGatewayV2::Authorizer` of a WebSocket API. */
export interface Authorizer extends Part {
  /** The routes that name it. */
  readonly routes: readonly Route[];
}

/** A WebSocket API with everything that belongs to it. */
export interface Api {
  /** The `AWS::ApiGatewayV2::Api`; undefined when it is imported, and its parts prove what it is. */
  readonly resource: Resource | undefined;
  /** Why parts of it may be out of sight; undefined when all of them are in sight. */
  readonly hides: string | undefined;
  readonly routes: readonly Route[];
  readonly integrations: readonly Integration[];
  readonly authorizers: readonly Authorizer[];
  readonly stages: readonly Part[];
  readonly deployments: readonly Part[];
  readonly models: readonly Part[];
  readonly mappings: readonly Part[];
  /** Its route responses, whichever route they name. */
  readonly routeResponses: readonly Part[];
}

/** Something a property points at: the resource, and the branch in which it does. */
export interface Link {
  readonly resource: Resource;
  readonly when: readonly Assumption[];
}

/** That something is not there: the branch in which it is not, or why that cannot be told. */
export type Lack = { readonly when: readonly Assumption[] } | { readonly reason: string };

type Mutable<T> = {
  -readonly [K in keyof T]: K extends 'when' ? T[K] : T[K] extends readonly (infer U)[] ? U[] : T[K];
};

const V2 = 'AWS::ApiGatewayV2::';
const FUNCTION = 'AWS::Lambda::Function';

/** The WebSocket APIs of one app, and the Lambda functions, permissions and IAM statements around them. */
export class Model {
  public readonly templates: readonly Template[];
  /** WebSocket APIs, in the order of the templates. */
  public readonly apis: readonly Api[];
  /** The `AWS::ApiGatewayV2::Api` resources of those that are in sight. */
  public readonly apiResources: readonly Resource[];
  /** Routes of all WebSocket APIs. */
  public readonly routes: readonly Route[];
  /** Integrations of all WebSocket APIs. */
  public readonly integrations: readonly Integration[];
  /** Authorizers of all WebSocket APIs. */
  public readonly authorizers: readonly Authorizer[];
  /** Route responses of all WebSocket APIs. */
  public readonly routeResponses: readonly Part[];
  /** Stages of all WebSocket APIs. */
  public readonly stages: readonly Part[];
  /** Deployments of all WebSocket APIs. */
  public readonly deployments: readonly Part[];
  private readonly byType = new Map<string, readonly Resource[]>();
  private functionNames: ReadonlyMap<string, Resource> | undefined;
  private readonly invokedCache = new WeakMap<Text, { readonly ref: FunctionRef | undefined }>();
  private statementCache: readonly Statement[] | undefined;
  private permissionCache: readonly Permission[] | undefined;
  private permissionIndex: PermissionIndex | undefined;
  private domainsByName: DomainsByName | undefined;
  private domainCache: readonly Domain[] | undefined;
  private calledCache: ReadonlySet<Resource> | undefined;
  private grantCache: readonly ConnectionGrant[] | undefined;

  /** @param inputs every template of the app */
  public constructor(inputs: readonly TemplateInput[]) {
    this.templates = linkTemplates(inputs);
    this.apis =
      this.resources(`${V2}Route`, `${V2}Api`, `${V2}Stage`, `${V2}Integration`, `${V2}Authorizer`).length > 0
        ? this.readApis()
        : [];
    this.apiResources = this.apis.flatMap(({ resource }) => resource ?? []);
    this.routes = distinct(this.apis.flatMap((api) => api.routes));
    this.integrations = distinct(this.apis.flatMap((api) => api.integrations));
    this.authorizers = distinct(this.apis.flatMap((api) => api.authorizers));
    this.routeResponses = distinct(this.apis.flatMap((api) => api.routeResponses));
    this.stages = distinct(this.apis.flatMap((api) => api.stages));
    this.deployments = distinct(this.apis.flatMap((api) => api.deployments));
  }

  /** Every resource of some types, in order. */
  public resources(...types: readonly string[]): readonly Resource[] {
    const [only, other] = types;
    return only !== undefined && other === undefined ? this.ofType(only) : types.flatMap((type) => this.ofType(type));
  }

  /**
   * Those resources of some types that are wanted, in order.
   *
   * @param types as CloudFormation calls them
   * @param wanted which of them
   */
  public resourcesWhere(types: readonly string[], wanted: Wanted): readonly Resource[] {
    return types.flatMap((type) => possible(this.templates.flatMap(({ resources }) => resources.ofType(type, wanted))));
  }

  /** The custom domains that a mapping may be for. */
  public mappedDomains(mapping: Resource): readonly DomainRef[] {
    this.domainsByName ??= domainsByName(this.resources(...DOMAIN_TYPES));
    return mappedDomains(mapping, this.domainsByName);
  }

  /** Custom domains in sight that WebSocket APIs are mapped to. */
  public get domains(): readonly Domain[] {
    this.domainCache ??= webSocketDomains(this);
    return this.domainCache;
  }

  /** Every IAM statement in sight: Policy, ManagedPolicy, Role, User, Group, and the policies of SAM functions. */
  public get statements(): readonly Statement[] {
    this.statementCache ??= this.resources(...POLICY_TYPES).flatMap(statementsOf);
    return this.statementCache;
  }

  /** What a property may point at: `Ref` or `GetAtt` of a resource of some type, in each branch. */
  public links(from: Resource, path: Path, type: string): readonly Link[] {
    const found: Link[] = [];
    for (const { value, when } of from.casesAt(path)) {
      const resource = linked(asText(value), type);
      if (resource) found.push({ resource, when });
    }
    return found;
  }

  /** The Lambda function an invocation URI calls. */
  public invoked(uri: Text | undefined): FunctionRef | undefined {
    if (!uri) return undefined;
    // Several policies ask about the URI of each integration, which is one and the same text.
    const known = this.invokedCache.get(uri);
    if (known) return known.ref;
    const ref = invokedFunction(uri, this.functionByName);
    this.invokedCache.set(uri, { ref });
    return ref;
  }

  /** The Lambda function a name or ARN stands for. */
  public functionRef(name: Text | undefined): FunctionRef | undefined {
    return name && functionRef(name, this.functionByName);
  }

  /** Every resource on which some statement allows managing WebSocket connections. */
  public get connectionGrants(): readonly ConnectionGrant[] {
    this.grantCache ??= connectionGrants(this);
    return this.grantCache;
  }

  /** The permissions that let API Gateway call a Lambda function. */
  public get permissions(): readonly Permission[] {
    this.permissionCache ??= permissionsOf(this);
    return this.permissionCache;
  }

  /** Whether a permission is for a function that a WebSocket API of the app calls. */
  public servesWebSocket({ target }: Permission): boolean {
    return target?.resource !== undefined && this.calledFunctions.has(target.resource);
  }

  /** The permissions that may be for a call to a function. */
  public permissionsFor(called: FunctionRef): readonly Permission[] {
    this.permissionIndex ??= new PermissionIndex(this.permissions);
    return this.permissionIndex.of(called);
  }

  /** Functions that integrations and authorizers of WebSocket APIs call. */
  public get calledFunctions(): ReadonlySet<Resource> {
    this.calledCache ??= new Set(
      [
        ...this.integrations.map((part) => [part, 'IntegrationUri'] as const),
        ...this.authorizers.map((part) => [part, 'AuthorizerUri'] as const),
      ].flatMap(([{ resource }, property]) =>
        resource.cases(property).flatMap(({ value }) => {
          const called = this.invoked(asText(value))?.resource;
          return called ? [called] : [];
        }),
      ),
    );
    return this.calledCache;
  }

  /** Resources that exist before a resource is created. */
  public before(resource: Resource): ReadonlySet<Resource> {
    return createdBefore(resource);
  }

  /**
   * Whether some things can be deployed at once.
   *
   * @param whens what must hold for each of them
   * @returns the branch in which all of them are; `'unknown'` when that cannot be told; undefined when they never are
   */
  public together(...whens: readonly (readonly Assumption[])[]): readonly Assumption[] | 'unknown' | undefined {
    const all = union(whens.flat());
    const template = all.at(0)?.template;
    if (!template) return all;
    const possible = template.conditions.possible(all);
    return possible === undefined ? 'unknown' : possible ? all : undefined;
  }

  /**
   * Whether something can be deployed while none of some others are.
   *
   * @param exists what must hold for the one
   * @param others what must hold for each of the others
   * @returns the branch in which it is alone; `'unknown'` when that cannot be told; undefined when it never is
   */
  public without(
    exists: readonly Assumption[],
    others: readonly (readonly Assumption[])[],
  ): readonly Assumption[] | 'unknown' | undefined {
    if (others.some((other) => other.length === 0)) return undefined;
    let branches: (readonly Assumption[])[] = [exists];
    for (const other of others) {
      const next: (readonly Assumption[])[] = [];
      for (const branch of branches) {
        if (this.together(branch, other) === undefined) {
          next.push(branch);
          continue;
        }
        let given = branch;
        for (const one of union(other)) {
          const { template, name, value, isDefault } = one;
          if (isDefault) continue;
          if (typeof value === 'string') return 'unknown';
          const extended = union([...given, { template, name, value: !value }]);
          const possible = template.conditions.possible(extended);
          if (possible === undefined) return 'unknown';
          if (possible) next.push(extended);
          given = [...given, one];
        }
      }
      if (next.length > 64) return 'unknown';
      branches = next;
    }
    return branches[0];
  }

  /**
   * Whether an API in sight can be deployed without a route of some key; undefined when it never is.
   *
   * @param api the API
   * @param key the route key
   * @param exists what must hold for the question to matter. @default - that the API is deployed
   */
  public lacksRoute(api: Api, key: string, exists = api.resource?.exists): Lack | undefined {
    if (!api.resource || !exists) return undefined;
    if (api.routes.some((route) => route.key === key && route.when.length === 0)) return undefined;
    const having = api.routes.flatMap((route) =>
      route.resource
        .cases('RouteKey')
        .filter(({ value }) => value.kind === 'scalar' && String(value.value) === key)
        .map(({ when }) => [...route.when, ...when]),
    );
    const alone = this.without(exists, having);
    if (alone === undefined) return undefined;
    if (api.hides !== undefined) return { reason: api.hides };
    const open = api.routes.find(({ resource }) =>
      resource.cases('RouteKey').some(({ value }) => value.kind === 'unknown' || value.kind === 'text'),
    );
    if (open) return { reason: `the key of route ${open.resource.written.logicalId} is only known at deployment` };
    return alone === 'unknown' ? { reason: 'its conditions are too many to try' } : { when: alone };
  }

  /** Looks for a function by its name; in most apps nobody does, since functions are referred to. */
  private readonly functionByName: FunctionByName = (key) => {
    this.functionNames ??= new Map(
      this.resources(FUNCTION).flatMap((resource) => {
        const name = asText(resource.term('FunctionName'));
        return name ? [[textKey(name), resource]] : [];
      }),
    );
    return this.functionNames.get(key);
  };

  private ofType(type: string): readonly Resource[] {
    const known = this.byType.get(type);
    if (known) return known;
    const found = possible(this.templates.flatMap(({ resources }) => resources.ofType(type)));
    this.byType.set(type, found);
    return found;
  }

  /** The integrations that a route's `Target` may name: `integrations/${Integration}`. */
  private targets(route: Resource): readonly Resource[] {
    const found: Resource[] = [];
    for (const { value } of route.cases('Target')) {
      const [start, symbol, more] = asText(value) ?? [];
      const resource = start === 'integrations/' && symbol && !more ? linked([symbol], `${V2}Integration`) : undefined;
      if (resource) found.push(resource);
    }
    return found;
  }

  private readApis(): readonly Api[] {
    const apis = new Map<Resource, Mutable<Api>>();
    for (const resource of this.resources(`${V2}Api`)) {
      const protocols = resource.cases('ProtocolType');
      const isWebSocket =
        protocols.length > 0 && protocols.every(({ value }) => value.kind === 'scalar' && value.value === 'WEBSOCKET');
      if (isWebSocket) apis.set(resource, emptyApi(resource));
    }
    const imported = new Map<string, Mutable<Api>>();
    const parts = <T extends Part>(
      name: string,
      make: (part: Part) => T,
      add: (api: Mutable<Api>, part: T) => void,
    ): Map<Resource, T[]> => {
      const made = new Map<Resource, T[]>();
      for (const resource of this.resources(`${V2}${name}`)) {
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
    const plain = (part: Part): Part => part;
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
        key: writtenKey(resource),
        integrations: [],
        authorizers: [],
        responses: [],
      }),
      (api, part) => api.routes.push(part),
    );
    parts('Stage', plain, (api, part) => api.stages.push(part));
    parts('Deployment', plain, (api, part) => api.deployments.push(part));
    parts('Model', plain, (api, part) => api.models.push(part));
    parts('ApiMapping', plain, (api, part) => api.mappings.push(part));
    parts('RouteResponse', plain, (api, part) => {
      api.routeResponses.push(part);
      for (const { resource } of this.links(part.resource, ['RouteId'], `${V2}Route`))
        sameApi(routes.get(resource), part)?.responses.push(part);
    });
    parts('IntegrationResponse', plain, (_, part) => {
      for (const { resource } of this.links(part.resource, ['IntegrationId'], `${V2}Integration`))
        sameApi(integrations.get(resource), part)?.responses.push(part);
    });
    for (const made of routes.values()) {
      for (const route of made) {
        for (const resource of this.targets(route.resource)) {
          const integration = sameApi(integrations.get(resource), route);
          if (!integration || route.integrations.includes(integration)) continue;
          route.integrations.push(integration);
          integration.routes.push(route);
        }
        for (const { resource } of this.links(route.resource, ['AuthorizerId'], `${V2}Authorizer`)) {
          const authorizer = sameApi(authorizers.get(resource), route);
          if (!authorizer || route.authorizers.includes(authorizer)) continue;
          route.authorizers.push(authorizer);
          authorizer.routes.push(route);
        }
      }
    }
    for (const api of apis.values()) api.hides = api.resource && outOfSight(api.resource, api.routes.length > 0);
    return [...apis.values(), ...[...imported.values()].filter(provesWebSocket)];
  }
}

/** Those that are created in some branch. */
function possible(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(({ isPossible }) => isPossible !== false);
}

function emptyApi(resource: Resource | undefined): Mutable<Api> {
  return {
    resource,
    hides: undefined,
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
    return api ? [{ value: api, when: resource.exists }] : [];
  }
  const cases = resource.cases('ApiId');
  const ownerOf = ({ value }: Case): Mutable<Api> | undefined => {
    const text = asText(value);
    const named = linked(text, `${V2}Api`);
    if (!text || named) return named && apis.get(named);
    const key = `${resource.template.id} ${textKey(text)}`;
    const api = imported.get(key) ?? emptyApi(undefined);
    imported.set(key, api);
    return api;
  };
  const [only, other] = cases;
  if (only && !other) {
    const api = ownerOf(only);
    return api ? [{ value: api, when: only.when }] : [];
  }
  const found = new Map<Mutable<Api>, Case[]>();
  for (const entry of cases) {
    const api = ownerOf(entry);
    if (api) found.set(api, [...(found.get(api) ?? []), entry]);
  }
  return [...found].map(([value, entries]) => ({
    value,
    when: entries.length === 1 ? entries.flatMap(({ when }) => when) : resource.exists,
  }));
}

/** Of the parts one resource is, the one that belongs to the API of another part. */
function sameApi<T extends Part>(parts: readonly T[] | undefined, { api }: Part): T | undefined {
  if (!parts || parts.length < 2) return parts?.[0];
  return parts.find((part) => part.api === api) ?? parts[0];
}

/** Each resource once, where it may belong to more than one API. */
function distinct<T extends Part>(parts: readonly T[]): readonly T[] {
  const seen = new Set<Resource>();
  return parts.filter(({ resource }) => !seen.has(resource) && seen.add(resource));
}

/** Each assumption once. */
function union(assumptions: readonly Assumption[]): readonly Assumption[] {
  return assumptions.filter(
    (one, index) =>
      assumptions.findIndex(
        (other) => other.template === one.template && other.name === one.name && other.value === one.value,
      ) === index,
  );
}

function linked(text: Text | undefined, type: string): Resource | undefined {
  const symbol = text && onlySymbol(text);
  return symbol?.kind === 'resource' && symbol.resource.type === type ? symbol.resource : undefined;
}

function writtenKey(route: Resource): string | undefined {
  const term = route.term('RouteKey');
  return term.kind === 'scalar' ? String(term.value) : undefined;
}

/** Whether the parts of an API out of sight show that it is a WebSocket API: HTTP APIs have nothing of the kind. */
function provesWebSocket(api: Api): boolean {
  return (
    api.routes.some(
      ({ key, resource }) =>
        key === '$connect' || key === '$disconnect' || written(resource, 'RouteResponseSelectionExpression'),
    ) ||
    api.stages.some(
      ({ resource }) =>
        written(resource, 'DefaultRouteSettings', 'LoggingLevel') ||
        written(resource, 'DefaultRouteSettings', 'DataTraceEnabled'),
    ) ||
    api.integrations.some(
      ({ resource }) => written(resource, 'PassthroughBehavior') || written(resource, 'TemplateSelectionExpression'),
    ) ||
    api.authorizers.some(({ resource }) =>
      items(resource.cases('IdentitySource')).some((text) => text.startsWith('route.request.')),
    )
  );
}

function written(resource: Resource, ...path: Path): boolean {
  return resource.casesAt(path).some(({ value }) => value.kind !== 'absent' && value.kind !== 'unknown');
}

function items(cases: readonly Case[]): readonly string[] {
  return cases
    .flatMap(({ value }) => (value.kind === 'list' ? value.items : [{ term: value }]))
    .flatMap((item) => {
      const json = 'json' in item ? item.json : item.term.kind === 'scalar' ? item.term.value : undefined;
      return typeof json === 'string' ? [json] : [];
    });
}
