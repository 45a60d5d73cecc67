import { eitherOf } from '../conditions/branches';
import { type Json, type JsonObject, type Path, isObject, own, ownObject } from '../document/json';
import {
  isEmptyList,
  readOpenApi,
  requirementOf as requirementIn,
  type Requirement,
} from '../openapi/open-api-document';
import { authorization, route } from '../openapi/routes';
import { readSchemes } from '../openapi/authorizers';
import { TemplateResource } from '../resources/template-resource';
import type { Resource, Template } from '../types';
import type { ConditionValue } from '../intrinsics/written-intrinsic';
import { type Created, create, moved } from '../resources/created-resource';
import { invocationUri, permission } from './function-calls';
import { withGlobals } from './globals';
import { readHttpApiAuth, type HttpApiAuth } from './http-api-auth';
import { type HttpApiEvent, IMPLICIT_HTTP_API, httpApiEvents } from './http-api-events';
import { expandHttpApi } from './serverless-http-api';

const HTTP_API = 'AWS::Serverless::HttpApi';
/**
 * The condition that SAM adds for the implicit API where the conditions of functions differ: that one of them holds.
 */
const IMPLICIT_CONDITION = `${IMPLICIT_HTTP_API}Condition`;

/** The API of an event, as far as its routes are concerned. */
interface EventApi {
  readonly schemes: HttpApiAuth['schemes'];
  readonly defaultScheme: string | undefined;
  /** The route keys whose integration its document has; `all` where it takes no events. */
  readonly taken: ReadonlySet<string> | 'all';
  /** The security requirements in its document of routes whose integration comes from an event. */
  readonly security: ReadonlyMap<string, Json>;
  /** What must hold for it to exist. */
  readonly when: readonly ConditionValue[];
}

/** Kept by template: each API is read once for all of its events. */
const known = new WeakMap<JsonObject, Map<string, EventApi | undefined>>();

/**
 * What SAM creates for the events of type `HttpApi` of a function: routes of the API and permissions to call the
 * function, and the API itself where the template has none.
 *
 * @param declared the function
 * @param called what API Gateway calls and the permission is for: the function, or its alias
 */
export function expandHttpApiEvents(
  declared: Resource,
  root: JsonObject,
  called: { readonly arn: Json; readonly name: Json },
): readonly Resource[] {
  const { ofFunction, ofApi } = httpApiEvents(root);
  const firstOfImplicit = ofApi.get(IMPLICIT_HTTP_API)?.[0];
  return (ofFunction.get(declared.logicalId) ?? []).flatMap((event) => {
    const api = apiOf(event, declared.template, root);
    if (!api) return [];
    const isImplicit = event === firstOfImplicit && !isDeclared(IMPLICIT_HTTP_API, root);
    const isTaken = api.taken === 'all' || api.taken.has(event.routeKey);
    return [
      ...(isImplicit ? implicitApi(declared, ofApi.get(IMPLICIT_HTTP_API) ?? [], root) : []),
      ...(isTaken ? [] : routeOf(event, api, called.arn)).map((created) =>
        create(declared, { ...created, when: api.when }),
      ),
      permitted(declared, event, called.name),
    ];
  });
}

function isDeclared(logicalId: string, root: JsonObject): boolean {
  return Object.hasOwn(ownObject(root, 'Resources'), logicalId);
}

/** The API of an event; undefined where it is no HTTP API of SAM. */
function apiOf({ api }: HttpApiEvent, template: Template, root: JsonObject): EventApi | undefined {
  const apis = known.get(root) ?? new Map<string, EventApi | undefined>();
  known.set(root, apis);
  if (!apis.has(api)) apis.set(api, readApi(api, template, root));
  return apis.get(api);
}

function readApi(api: string, template: Template, root: JsonObject): EventApi | undefined {
  const json = isDeclared(api, root) ? own(ownObject(root, 'Resources'), api) : { Type: HTTP_API };
  if (!isObject(json) || own(json, 'Type') !== HTTP_API || (!isDeclared(api, root) && api !== IMPLICIT_HTTP_API))
    return undefined;
  const properties = withGlobals(new TemplateResource(template, api, json), root, 'HttpApi');
  const body = own(properties, 'DefinitionBody');
  const { operations, bare, schemes } = readOpenApi(body ?? {});
  const auth = readHttpApiAuth(api, ownObject(properties, 'Auth'));
  const condition = own(json, 'Condition');
  return {
    schemes: readSchemes(schemes, api, auth.schemes).schemes,
    defaultScheme: auth.defaultScheme,
    taken: own(properties, 'DefinitionUri') === undefined ? new Set(operations.map(({ routeKey }) => routeKey)) : 'all',
    security: new Map(
      bare.flatMap(({ routeKey, json: operation }) => {
        const security = own(operation, 'security');
        return security === undefined || isEmptyList(security) ? [] : [[routeKey, security]];
      }),
    ),
    when: typeof condition === 'string' ? [{ name: condition, value: true }] : [],
  };
}

/** The API of the events that name none; it exists where one of their functions does. */
function implicitApi(declared: Resource, events: readonly HttpApiEvent[], root: JsonObject): readonly Resource[] {
  const { template } = declared;
  const conditions = [...new Set(events.map(({ condition }) => condition))];
  const branches = conditions.map((name) => (name === undefined ? [] : [{ template, name, value: true }]));
  const api = new TemplateResource(
    template,
    IMPLICIT_HTTP_API,
    { Type: HTTP_API },
    { resource: declared, path: () => ['Events'], when: eitherOf(template, IMPLICIT_CONDITION, branches) },
  );
  return expandHttpApi(api, root);
}

/** The route of an event, and the integration behind it. */
function routeOf(event: HttpApiEvent, eventApi: EventApi, arn: Json): readonly Created[] {
  const { api, properties, at, routeKey } = event;
  const integrationId = `${api}:integration ${event.functionId} ${event.name}`;
  const security = authorization(requirementOf(event, eventApi), eventApi.schemes);
  const created = route(api, routeKey, integrationId, { properties: security ?? {}, at, when: [] });
  const auth: Path = [...at, 'Auth'];
  return [
    {
      logicalId: integrationId,
      part: `integration ${routeKey}`,
      type: 'AWS::ApiGatewayV2::Integration',
      properties: {
        ApiId: { Ref: api },
        IntegrationType: 'AWS_PROXY',
        IntegrationMethod: 'POST',
        IntegrationUri: invocationUri(arn),
        PayloadFormatVersion: own(properties, 'PayloadFormatVersion') ?? '2.0',
        TimeoutInMillis: own(properties, 'TimeoutInMillis'),
      },
      from: moved(at, {
        PayloadFormatVersion: [...at, 'PayloadFormatVersion'],
        TimeoutInMillis: [...at, 'TimeoutInMillis'],
      }),
    },
    {
      ...created,
      from: moved(at, {
        AuthorizationType: auth,
        AuthorizerId: auth,
        AuthorizationScopes: [...auth, 'AuthorizationScopes'],
      }),
    },
  ];
}

/** The security requirement of an event's route. */
function requirementOf({ properties, routeKey }: HttpApiEvent, { defaultScheme, security }: EventApi): Requirement {
  const auth = ownObject(properties, 'Auth');
  const inDocument = security.get(routeKey);
  if (inDocument !== undefined && Object.keys(auth).length === 0) return requirementIn(inDocument);
  const named = own(auth, 'Authorizer');
  // Preflight requests carry no credentials, and by default SAM does not authorize them.
  const inherited = routeKey.startsWith('OPTIONS ') && Object.keys(auth).length === 0 ? undefined : defaultScheme;
  const scheme = typeof named === 'string' ? named : inherited;
  return scheme === undefined ? 'none' : { scheme, scopes: own(auth, 'AuthorizationScopes') ?? [] };
}

/** SAM finds the API whose logical id `ApiId` is, but writes the logical id itself where the permission has the API's id. */
function permitted(declared: Resource, event: HttpApiEvent, functionName: Json): Resource {
  const isText = typeof own(event.properties, 'ApiId') === 'string';
  return permission(
    declared,
    `${event.functionId}${event.name}Permission`,
    { functionName, api: isText ? event.api : { Ref: event.api }, resource: calledAt(event) },
    () => (isText ? [...event.at, 'ApiId'] : event.at),
  );
}

/** The end of the ARN in the permission of an event: any stage, and wildcards for path parameters. */
function calledAt({ method, path, routeKey }: HttpApiEvent): string {
  if (path === '$default') return '*/*';
  if (routeKey === '$default') return '*/$default';
  const pattern = path.replace(/^(.+)\/$/, '$1').replace(/\{(?:[a-zA-Z0-9._-]+|proxy\+)\}/g, '*');
  return `*/${method === 'ANY' ? '*' : method}${pattern}`;
}
