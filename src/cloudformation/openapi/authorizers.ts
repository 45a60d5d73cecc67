import { type Json, type JsonObject, type Path, isObject, own, present } from '../document/json';
import { isIntrinsic } from '../intrinsics/written-intrinsic';
import { type Created, moved } from '../resources/created-resource';
import { mapAt } from './open-api-document';

const AUTHORIZER = 'x-amazon-apigateway-authorizer';
const AUTHORIZATION = 'x-amazon-apigateway-authtype';

/** How a security scheme authorizes the routes that require it. */
export interface Scheme {
  readonly authorizationType: 'AWS_IAM' | 'CUSTOM' | 'JWT';
  /** The logical id of its authorizer. @default - it needs none */
  readonly authorizerId?: string;
  /** The scopes of routes that name none themselves. @default - none */
  readonly scopes?: Json;
}

/** How the properties of an authorizer are called in a document. */
const PROPERTIES = {
  AuthorizerUri: 'authorizerUri',
  AuthorizerCredentialsArn: 'authorizerCredentials',
  AuthorizerPayloadFormatVersion: 'authorizerPayloadFormatVersion',
  AuthorizerResultTtlInSeconds: 'authorizerResultTtlInSeconds',
  EnableSimpleResponses: 'enableSimpleResponses',
  IdentitySource: 'identitySource',
} as const;

/**
 * What the security schemes of a document make.
 *
 * @param written the schemes by name
 * @param api the logical id of the API
 * @param added schemes that replace those of the document of the same name
 */
export function readSchemes(
  written: JsonObject,
  api: string,
  added: ReadonlyMap<string, Scheme> = new Map(),
): { readonly schemes: ReadonlyMap<string, Scheme>; readonly authorizers: readonly Created[] } {
  const schemes = new Map(added);
  const authorizers: Created[] = [];
  for (const [name, json] of Object.entries(written)) {
    const read = isObject(json) ? readScheme(name, json, api, ['components', 'securitySchemes', name]) : undefined;
    if (!read || schemes.has(name)) continue;
    schemes.set(name, read.scheme);
    if (read.authorizer) authorizers.push(read.authorizer);
  }
  return { schemes, authorizers };
}

/**
 * What a security scheme of a document makes.
 *
 * @param name of the scheme
 * @param scheme what is written under that name
 * @param api the logical id of the API
 * @param at where it is written
 * @returns undefined for a scheme for which API Gateway is not documented to create an authorizer
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
function readScheme(
  name: string,
  scheme: JsonObject,
  api: string,
  at: Path,
): { readonly scheme: Scheme; readonly authorizer?: Created } | undefined {
  if (own(scheme, AUTHORIZATION) === 'awsSigv4') return { scheme: { authorizationType: 'AWS_IAM' } };
  const written = mapAt(scheme, AUTHORIZER);
  const type = written && own(written, 'type');
  const kind = typeof type === 'string' ? type.toLowerCase() : '';
  if (!written || (kind !== 'jwt' && kind !== 'request')) return undefined;
  const isJwt = kind === 'jwt';
  const authorizer: Created = {
    logicalId: `${api}:authorizer ${name}`,
    part: `authorizer ${name}`,
    type: 'AWS::ApiGatewayV2::Authorizer',
    properties: {
      ...Object.fromEntries(Object.entries(PROPERTIES).map(([property, key]) => [property, own(written, key)])),
      ApiId: { Ref: api },
      AuthorizerType: isJwt ? 'JWT' : 'REQUEST',
      IdentitySource: identitySources(own(written, 'identitySource')),
      JwtConfiguration: isJwt ? jwtConfiguration(written, own(scheme, 'openIdConnectUrl')) : undefined,
      Name: name,
    },
    from: inDocument([...at, AUTHORIZER]),
  };
  return {
    scheme: { authorizationType: isJwt ? 'JWT' : 'CUSTOM', authorizerId: authorizer.logicalId },
    authorizer,
  };
}

/** Where a document has the properties of an authorizer. */
function inDocument(at: Path): (path: Path) => Path {
  const places = Object.entries(PROPERTIES).map(([property, key]): [string, Path] => [property, [...at, key]]);
  const others = moved(at, Object.fromEntries(places));
  return (path) => {
    if (path.at(0) !== 'JwtConfiguration') return others(path);
    const inside = path.slice(1).map((step) => (typeof step === 'string' ? step.toLowerCase() : step));
    return [...at, 'jwtConfiguration', ...inside];
  };
}

/** A document has them in one text, separated by commas. */
function identitySources(written: Json | undefined): Json | undefined {
  return typeof written === 'string' ? written.split(',').map((source) => source.trim()) : written;
}

/** The end of the address of an OpenID Connect document; the issuer is in front of it. */
const DISCOVERY = /\/\.well-known\/openid-configuration$/;

/** The issuer may be that of the OpenID Connect document that the scheme names. */
function jwtConfiguration(authorizer: JsonObject, openIdConnectUrl: Json | undefined): Json | undefined {
  const written = own(authorizer, 'jwtConfiguration');
  if (written !== undefined && isIntrinsic(written)) return written;
  const configuration = mapAt(authorizer, 'jwtConfiguration');
  if (!configuration && openIdConnectUrl === undefined) return undefined;
  const named = typeof openIdConnectUrl === 'string' ? openIdConnectUrl.replace(DISCOVERY, '') : openIdConnectUrl;
  return present({
    Issuer: own(configuration ?? {}, 'issuer') ?? named,
    Audience: own(configuration ?? {}, 'audience'),
  });
}
