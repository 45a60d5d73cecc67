import { type Json, type JsonObject, type Path, isObject, own, present } from '../document/json';
import { type ConditionValue, isIntrinsic } from '../intrinsics/written-intrinsic';
import { type Created, moved } from '../resources/created-resource';
import type { Scheme } from './authorizers';
import { isEmptyList, mapAt, type Requirement } from './open-api-document';

/** How the properties of an integration are called in a document. */
const PROPERTIES = {
  ConnectionId: 'connectionId',
  ConnectionType: 'connectionType',
  CredentialsArn: 'credentials',
  IntegrationMethod: 'httpMethod',
  IntegrationSubtype: 'integrationSubtype',
  IntegrationType: 'type',
  IntegrationUri: 'uri',
  PayloadFormatVersion: 'payloadFormatVersion',
  RequestParameters: 'requestParameters',
  TimeoutInMillis: 'timeoutInMillis',
} as const;

/** The authorization properties of a route; undefined where they are unknown. */
export function authorization(
  requirement: Requirement,
  schemes: ReadonlyMap<string, Scheme>,
): Readonly<Record<string, Json | undefined>> | undefined {
  if (requirement === 'unknown') return undefined;
  // AWS SAM writes NONE, without a scheme of that name, on a route that is open in spite of its default authorizer.
  if (requirement === 'none' || (requirement.scheme === 'NONE' && !schemes.has('NONE'))) return {};
  const scheme = schemes.get(requirement.scheme);
  if (!scheme) return undefined;
  const { authorizationType, authorizerId, scopes } = scheme;
  const asked = isEmptyList(requirement.scopes) ? scopes : requirement.scopes;
  return present({
    AuthorizationType: authorizationType,
    AuthorizerId: authorizerId === undefined ? undefined : { Ref: authorizerId },
    AuthorizationScopes: authorizationType === 'JWT' ? asked : undefined,
  });
}

/** A route of an API, and the integration behind it. */
export function route(
  api: string,
  routeKey: string,
  integrationId: string,
  {
    properties,
    at,
    when,
  }: {
    readonly properties: Readonly<Record<string, Json | undefined>>;
    readonly at: Path;
    readonly when: readonly ConditionValue[];
  },
): Created {
  const security: Path = [...at, 'security'];
  return {
    logicalId: `${api}:${[routeKey, ...when.map(({ name, value }) => `${name} ${value}`)].join(' ')}`,
    part: routeKey,
    type: 'AWS::ApiGatewayV2::Route',
    properties: {
      ApiId: { Ref: api },
      RouteKey: routeKey,
      ...properties,
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: integrationId }]] },
    },
    from: moved(at, { AuthorizationType: security, AuthorizerId: security, AuthorizationScopes: security }),
    when,
  };
}

/**
 * An integration of a document.
 *
 * @param api the logical id of the API
 * @param name what it is called among the integrations of the API
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function integration(
  api: string,
  name: string,
  { json, at, when }: { readonly json: JsonObject; readonly at: Path; readonly when: readonly ConditionValue[] },
): Created {
  const type = own(json, 'type');
  const moves = Object.entries(PROPERTIES).map(([property, key]): [string, Path] => [property, [...at, key]]);
  return {
    logicalId: `${api}:integration ${[name, ...when.map(({ name: condition, value }) => `${condition} ${value}`)].join(' ')}`,
    part: `integration ${name}`,
    type: 'AWS::ApiGatewayV2::Integration',
    properties: {
      ApiId: { Ref: api },
      ...Object.fromEntries(Object.entries(PROPERTIES).map(([property, key]) => [property, own(json, key)])),
      IntegrationType: typeof type === 'string' ? type.toUpperCase() : type,
      ResponseParameters: responseParameters(own(json, 'responseParameters')),
      TlsConfig: tlsConfig(json),
    },
    from: (path) => {
      if (path.at(0) === 'TlsConfig') return [...at, 'tlsConfig', ...path.slice(1).map(() => 'serverNameToVerify')];
      // A document maps destinations to sources, and has no list of them.
      if (path.at(0) === 'ResponseParameters') return [...at, 'responseParameters', ...path.slice(1, 2)];
      return moved(at, Object.fromEntries(moves))(path);
    },
    when,
  };
}

function tlsConfig(integration: JsonObject): Json | undefined {
  const written = own(integration, 'tlsConfig');
  const map = mapAt(integration, 'tlsConfig');
  return map ? present({ ServerNameToVerify: own(map, 'serverNameToVerify') }) : written;
}

function responseParameters(written: Json | undefined): Json | undefined {
  if (!isObject(written) || isIntrinsic(written)) return undefined;
  return Object.fromEntries(
    Object.entries(written).map(([status, parameters]) => [
      status,
      isObject(parameters) && !isIntrinsic(parameters)
        ? {
            ResponseParameters: Object.entries(parameters).map(([destination, source]) => ({
              Destination: destination,
              Source: source,
            })),
          }
        : parameters,
    ]),
  );
}
