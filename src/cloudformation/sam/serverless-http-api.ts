import { type Json, type JsonObject, type Path, isObject, own, ownObject } from '../document/json';
import { hiddenInDocument } from '../openapi/expand-api';
import { type ExpandedDocument, expandDocument } from '../openapi/expand-document';
import type { Resource } from '../types';
import { intrinsic, isIntrinsic } from '../intrinsics/written-intrinsic';
import { picked } from '../document/entries';
import { type Created, create } from '../resources/created-resource';
import { permission } from './function-calls';
import { expandDomain } from './domain';
import { withGlobals } from './globals';
import { type HttpApiAuth, readHttpApiAuth } from './http-api-auth';
import { type HttpApiEvent, httpApiEvents } from './http-api-events';

/** Properties that SAM gives to the stage. */
const STAGE = ['StageVariables', 'AccessLogSettings', 'DefaultRouteSettings', 'Tags'];
/** Properties that SAM gives to the API unchanged. */
const API = ['Description', 'DisableExecuteApiEndpoint', 'FailOnWarnings', 'Name', 'Tags'];

/**
 * What SAM creates for an `AWS::Serverless::HttpApi`: the API and its stage, authorizers, a domain, and what an OpenAPI
 * document in the template says. The routes of events are made with the functions that have them.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html
 */
export function expandHttpApi(resource: Resource, root: JsonObject): readonly Resource[] {
  const properties = withGlobals(resource, root, 'HttpApi');
  const auth = readHttpApiAuth(resource.logicalId, ownObject(properties, 'Auth'));
  const body = own(properties, 'DefinitionBody');
  const events = httpApiEvents(root).ofApi.get(resource.logicalId) ?? [];
  const integrated = new Set(events.map(({ routeKey }) => routeKey));
  const document = body === undefined ? undefined : expandDocument(resource.logicalId, body, { ...auth, integrated });
  const stageName = own(properties, 'StageName') ?? '$default';
  const stageId = `${resource.logicalId}${stageName === '$default' ? 'ApiGatewayDefault' : typeof stageName === 'string' ? stageName : ''}Stage`;
  return [
    api(resource, properties, root, document),
    ...(document?.parts ?? []).map((part) => create(resource, inDefinition(part))),
    ...authorizers(resource, auth),
    create(resource, {
      logicalId: stageId,
      type: 'AWS::ApiGatewayV2::Stage',
      referredAs: 'Stage',
      properties: {
        ...picked(properties, STAGE),
        ApiId: { Ref: resource.logicalId },
        StageName: stageName,
        AutoDeploy: true,
        RouteSettings: routeSettings(own(properties, 'RouteSettings'), events),
      },
    }),
    ...expandDomain(resource, ownObject(properties, 'Domain'), { logicalId: domainId(resource, properties), stageId }),
  ];
}

function api(
  resource: Resource,
  properties: JsonObject,
  root: JsonObject,
  document: ExpandedDocument | undefined,
): Resource {
  const cors = corsConfiguration(own(properties, 'CorsConfiguration'), root);
  const uri = own(properties, 'DefinitionUri');
  return create(resource, {
    logicalId: resource.logicalId,
    type: 'AWS::ApiGatewayV2::Api',
    properties: {
      ...document?.properties,
      ...picked(properties, API),
      ...(cors === undefined ? {} : { CorsConfiguration: cors }),
      ProtocolType: 'HTTP',
      BodyS3Location: uri,
    },
    dependsOn: own(resource.json, 'DependsOn'),
    from: (path: Path): Path => {
      const [name] = path;
      if (name === 'BodyS3Location') return ['DefinitionUri'];
      const inside = own(properties, String(name)) === undefined ? document?.from(path) : undefined;
      return inside ? ['DefinitionBody', ...inside] : path;
    },
    hiddenBy: document && !document.isWhole ? hiddenInDocument('DefinitionBody') : undefined,
  });
}

function authorizers(resource: Resource, auth: HttpApiAuth): readonly Resource[] {
  return [
    ...auth.authorizers.map((created) => create(resource, created)),
    ...auth.permitted.map(({ name, functionArn, at }) =>
      permission(
        resource,
        `${resource.logicalId}${name}AuthorizerPermission`,
        { functionName: functionArn, api: { Ref: resource.logicalId }, resource: 'authorizers/*' },
        () => at,
      ),
    ),
  ];
}

function inDefinition({ from = (path: Path): Path => path, ...created }: Created): Created {
  return { ...created, from: (path) => ['DefinitionBody', ...from(path)] };
}

/** SAM takes `true` or `false`, also of a parameter, and another intrinsic function for the origins. */
function corsConfiguration(written: Json | undefined, root: JsonObject): Json | undefined {
  const stated = typeof written === 'boolean' ? written : defaultOf(written, root);
  if (stated === true || stated === 'true') return { AllowOrigins: ['*'] };
  if (stated === false || stated === 'false') return undefined;
  return typeof written === 'string' || isIntrinsic(written) ? { AllowOrigins: [written ?? null] } : written;
}

/** The default of the parameter that a `Ref` names. */
function defaultOf(written: Json | undefined, root: JsonObject): Json | undefined {
  const parameter = intrinsic(written, 'Ref');
  return typeof parameter === 'string'
    ? own(ownObject(ownObject(root, 'Parameters'), parameter), 'Default')
    : undefined;
}

/** The route settings of the API, merged with those of its events. */
function routeSettings(written: Json | undefined, events: readonly HttpApiEvent[]): Json | undefined {
  const added = events.filter(({ properties }) => own(properties, 'RouteSettings') !== undefined);
  if (added.length === 0 || isIntrinsic(written)) return written;
  const settings = new Map(Object.entries(isObject(written) ? written : {}));
  for (const { path, routeKey, condition, properties } of added) {
    const key = path === '$default' ? path : routeKey;
    const stated = own(properties, 'RouteSettings') ?? {};
    const before = settings.get(key);
    const isMerged = isObject(before) && isObject(stated) && ![before, stated].some(isIntrinsic);
    const merged = isMerged ? { ...before, ...stated } : stated;
    settings.set(
      key,
      condition === undefined ? merged : { 'Fn::If': [condition, merged, before ?? { Ref: 'AWS::NoValue' }] },
    );
  }
  return Object.fromEntries(settings);
}

/** SAM derives it from the name of the domain: APIs that name the same one share it. */
function domainId({ logicalId }: Resource, properties: JsonObject): string {
  const name = own(ownObject(properties, 'Domain'), 'DomainName');
  return `ApiGatewayDomainNameV2${typeof name === 'string' ? name.replace(/[^A-Za-z0-9]/g, '') : logicalId}`;
}
