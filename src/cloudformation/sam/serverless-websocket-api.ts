import { type Json, type JsonObject, type Path, isObject, own, ownObject } from '../document/json';
import { upperFirst } from '../letter-case';
import type { Resource } from '../types';
import { type ConditionValue, isIntrinsic, writtenSides } from '../intrinsics/written-intrinsic';
import { picked, without } from '../document/entries';
import { create, moved } from '../resources/created-resource';
import { invocationUri, permission } from './function-calls';
import { expandDomain } from './domain';
import { withGlobals } from './globals';

/** Properties from which SAM creates other resources; it gives all others to the API. */
const CONSUMED = ['Auth', 'Domain', 'Name', 'PropagateTags', 'Routes', 'StageName'];
/** Properties that SAM gives to the stage. */
const STAGE = ['StageVariables', 'AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings'];
/** Properties that the API shares with its stage and its domain. */
const SHARED = ['Tags'];
/** Properties of an entry of `Routes` that SAM gives to the integration; the route gets all others. */
const INTEGRATION = ['FunctionArn', 'IntegrationTimeout'];

/** A SAM WebSocket API: what is written, and the names of what SAM creates. */
interface Declared {
  readonly resource: Resource;
  readonly properties: JsonObject;
  readonly api: Json;
  readonly stageName: Json;
  readonly routes: readonly Route[];
}

/** An entry of `Routes`. */
interface Route {
  readonly key: string;
  readonly spec: JsonObject;
  /** The beginning of the logical ids of its resources. */
  readonly id: string;
  readonly at: Path;
  /** The conditions under which it is written like this. */
  readonly when: readonly ConditionValue[];
}

/** How deep `Fn::If` is followed inside of `Fn::If`; no real template nests them deeper. */
const MAX_DEPTH = 50;

/** What SAM creates for an `AWS::Serverless::WebSocketApi`: the API, its routes, a stage, an authorizer, a domain. */
export function expandWebSocketApi(resource: Resource, root: JsonObject): readonly Resource[] {
  const properties = withGlobals(resource, root, 'WebSocketApi');
  const { logicalId } = resource;
  const declared: Declared = {
    resource,
    properties,
    api: { Ref: logicalId },
    stageName: own(properties, 'StageName') ?? 'default',
    routes: routesIn(logicalId, own(properties, 'Routes')),
  };
  return [
    create(resource, {
      logicalId,
      type: 'AWS::ApiGatewayV2::Api',
      properties: {
        ...without(properties, [...CONSUMED, ...STAGE]),
        Name: own(properties, 'Name') ?? logicalId,
        ProtocolType: 'WEBSOCKET',
      },
      dependsOn: own(resource.json, 'DependsOn'),
    }),
    ...declared.routes.flatMap((route) => expandRoute(declared, route)),
    ...expandAuthorizer(declared),
    stage(declared),
    ...expandDomain(resource, ownObject(properties, 'Domain'), {
      logicalId: `${logicalId}Domain`,
      stageId: stageId(resource, declared.stageName),
      shared: picked(properties, SHARED),
    }),
  ];
}

/** The entries of `Routes`; the property and each entry may be an `Fn::If`. */
function routesIn(api: string, routes: Json | undefined): readonly Route[] {
  return writtenSides(routes, MAX_DEPTH).flatMap(({ json: written, when: all }, first) =>
    Object.entries(isObject(written) ? written : {}).flatMap(([key, entry]) =>
      writtenSides(entry, MAX_DEPTH, all).map(({ json: spec, when }, second): Route => ({
        key,
        spec: isObject(spec) ? spec : {},
        id: `${api}${capitalized(key.replace(/[^A-Za-z0-9]/g, ''))}${first + second === 0 ? '' : `:${first}.${second}:`}`,
        at: ['Routes', key],
        when,
      })),
    ),
  );
}

function stageId({ logicalId }: Resource, stageName: Json): string {
  const prefix = stageName === 'default' ? 'Default' : typeof stageName === 'string' ? stageName : '';
  return `${logicalId}${prefix}Stage`;
}

function stage({ resource, properties, api, stageName, routes }: Declared): Resource {
  const hasSettings = own(properties, 'RouteSettings') !== undefined;
  return create(resource, {
    logicalId: stageId(resource, stageName),
    type: 'AWS::ApiGatewayV2::Stage',
    referredAs: 'Stage',
    properties: { ...picked(properties, [...STAGE, ...SHARED]), ApiId: api, StageName: stageName, AutoDeploy: true },
    ...(hasSettings ? { dependsOn: routes.map(({ id }) => `${id}Route`) } : {}),
  });
}

function expandRoute(declared: Declared, route: Route): readonly Resource[] {
  const { resource, api, stageName } = declared;
  const { key, spec, id, at, when } = route;
  const handler = own(spec, 'FunctionArn');
  const integration = create(resource, {
    logicalId: `${id}Integration`,
    part: `integration ${key}`,
    when,
    type: 'AWS::ApiGatewayV2::Integration',
    properties: {
      ApiId: api,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: handler === undefined ? undefined : invocationUri(handler),
      TimeoutInMillis: own(spec, 'IntegrationTimeout'),
    },
    from: moved(at, { IntegrationUri: [...at, 'FunctionArn'], TimeoutInMillis: [...at, 'IntegrationTimeout'] }),
  });
  if (handler === undefined) return [routeOf(declared, route), integration];
  const path: Json = { 'Fn::Join': ['/', [stageName, key]] };
  const allowed = permission(
    resource,
    `${id}Permission`,
    { functionName: handler, api, resource: path, part: `permission ${key}`, when },
    moved(at, { FunctionName: [...at, 'FunctionArn'] }),
  );
  return [routeOf(declared, route), integration, allowed];
}

function routeOf({ resource, properties, api }: Declared, { key, spec, id, at, when }: Route): Resource {
  const type = key === '$connect' ? authorizationType(ownObject(properties, 'Auth')) : undefined;
  return create(resource, {
    logicalId: `${id}Route`,
    part: key,
    when,
    type: 'AWS::ApiGatewayV2::Route',
    properties: {
      ...without(spec, INTEGRATION),
      ApiId: api,
      // `Fn::Transform` adds routes that are known at deployment only.
      RouteKey: isIntrinsic({ [key]: spec }) ? { [key]: spec } : key,
      AuthorizationType: type,
      AuthorizerId: type === 'CUSTOM' ? { Ref: authorizerId(resource) } : undefined,
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: `${id}Integration` }]] },
    },
    from: moved(at, {
      ...Object.fromEntries(Object.keys(spec).map((name): [string, Path] => [name, [...at, name]])),
      AuthorizationType: ['Auth', 'AuthType'],
      AuthorizerId: ['Auth', 'AuthArn'],
    }),
  });
}

/** SAM takes anything but `CUSTOM` and `AWS_IAM`, written like that, for no authorization. */
function authorizationType(auth: JsonObject): Json | undefined {
  const type = own(auth, 'AuthType');
  return typeof type === 'string' && type !== 'CUSTOM' && type !== 'AWS_IAM' ? 'NONE' : type;
}

function authorizerId({ logicalId }: Resource): string {
  return `${logicalId}ConnectAuthorizer`;
}

function expandAuthorizer({ resource, properties, api, routes }: Declared): readonly Resource[] {
  const auth = ownObject(properties, 'Auth');
  if (own(auth, 'AuthType') !== 'CUSTOM' || !routes.some(({ key }) => key === '$connect')) return [];
  const handler = own(auth, 'AuthArn');
  const role = own(auth, 'InvokeRole');
  const logicalId = authorizerId(resource);
  return [
    create(resource, {
      logicalId,
      type: 'AWS::ApiGatewayV2::Authorizer',
      properties: {
        ApiId: api,
        AuthorizerType: 'REQUEST',
        AuthorizerUri: handler === undefined ? undefined : invocationUri(handler),
        AuthorizerCredentialsArn: role,
        IdentitySource: own(auth, 'IdentitySource'),
        Name: own(auth, 'Name') ?? logicalId,
      },
      from: moved(['Auth'], {
        AuthorizerUri: ['Auth', 'AuthArn'],
        AuthorizerCredentialsArn: ['Auth', 'InvokeRole'],
        IdentitySource: ['Auth', 'IdentitySource'],
        Name: ['Auth', 'Name'],
      }),
    }),
    ...(handler === undefined || role !== undefined
      ? []
      : [
          permission(
            resource,
            `${resource.logicalId}AuthorizerPermission`,
            { functionName: handler, api, resource: 'authorizers/*', part: 'permission of its authorizer' },
            moved(['Auth'], { FunctionName: ['Auth', 'AuthArn'] }),
          ),
        ]),
  ];
}

/** As SAM writes it in logical ids: `sendMessage` becomes `Sendmessage`. */
function capitalized(text: string): string {
  return upperFirst(text.toLowerCase());
}
