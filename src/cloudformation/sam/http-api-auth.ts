import { type Json, type JsonObject, type Path, isList, isObject, own, ownObject } from '../document/json';
import { upperFirst } from '../letter-case';
import type { Scheme } from '../openapi/authorizers';
import { isIntrinsic } from '../intrinsics/written-intrinsic';
import { type Created, moved } from '../resources/created-resource';
import { invocationUri } from './function-calls';

/** What the `Auth` of a SAM HTTP API defines. */
export interface HttpApiAuth {
  /** The security schemes that routes can name, by the names of the authorizers. */
  readonly schemes: ReadonlyMap<string, Scheme>;
  /** The scheme of routes that name none. @default - none */
  readonly defaultScheme: string | undefined;
  readonly authorizers: readonly Created[];
  /** The functions of authorizers that SAM lets API Gateway call. */
  readonly permitted: readonly { readonly name: string; readonly functionArn: Json; readonly at: Path }[];
}

const IDENTITIES = [
  ['Headers', '$request.header.'],
  ['QueryStrings', '$request.querystring.'],
  ['StageVariables', '$stageVariables.'],
  ['Context', '$context.'],
] as const;

/**
 * Reads the `Auth` of a SAM HTTP API.
 *
 * @param api the logical id of the API
 * @param auth the property, merged with `Globals`
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapiauth.html
 */
export function readHttpApiAuth(api: string, auth: JsonObject): HttpApiAuth {
  const entries = Object.entries(ownObject(auth, 'Authorizers')).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
  const schemes = new Map<string, Scheme>();
  if (own(auth, 'EnableIamAuthorizer') === true) schemes.set('AWS_IAM', { authorizationType: 'AWS_IAM' });
  for (const [name, written] of entries) {
    const scopes = own(written, 'AuthorizationScopes');
    schemes.set(name, {
      authorizationType: isJwt(written) ? 'JWT' : 'CUSTOM',
      authorizerId: authorizerId(api, name),
      ...(scopes === undefined ? {} : { scopes }),
    });
  }
  const defaultScheme = own(auth, 'DefaultAuthorizer');
  return {
    schemes,
    defaultScheme: typeof defaultScheme === 'string' ? defaultScheme : undefined,
    authorizers: entries.map(([name, written]) => authorizer(api, name, written)),
    permitted: entries.flatMap(([name, written]) => {
      const functionArn = own(written, 'FunctionArn');
      if (functionArn === undefined || own(written, 'EnableFunctionDefaultPermissions') !== true) return [];
      return [{ name, functionArn, at: ['Auth', 'Authorizers', name, 'FunctionArn'] }];
    }),
  };
}

function isJwt(authorizer: JsonObject): boolean {
  return own(authorizer, 'JwtConfiguration') !== undefined;
}

function authorizerId(api: string, name: string): string {
  return `${api}:authorizer ${name}`;
}

function authorizer(api: string, name: string, written: JsonObject): Created {
  const at: Path = ['Auth', 'Authorizers', name];
  const handler = own(written, 'FunctionArn');
  const role = own(written, 'FunctionInvokeRole');
  const identity = ownObject(written, 'Identity');
  return {
    logicalId: authorizerId(api, name),
    part: `authorizer ${name}`,
    type: 'AWS::ApiGatewayV2::Authorizer',
    properties: {
      ApiId: { Ref: api },
      Name: name,
      ...(isJwt(written)
        ? {
            AuthorizerType: 'JWT',
            JwtConfiguration: jwtConfiguration(own(written, 'JwtConfiguration')),
            IdentitySource: listOf(own(written, 'IdentitySource')),
          }
        : {
            AuthorizerType: 'REQUEST',
            AuthorizerUri: handler === undefined ? undefined : invocationUri(handler),
            AuthorizerCredentialsArn: role === 'NONE' ? undefined : role,
            AuthorizerPayloadFormatVersion: own(written, 'AuthorizerPayloadFormatVersion'),
            AuthorizerResultTtlInSeconds: own(identity, 'ReauthorizeEvery'),
            EnableSimpleResponses: own(written, 'EnableSimpleResponses'),
            IdentitySource: identitySources(identity),
          }),
    },
    from: moved(at, {
      AuthorizerUri: [...at, 'FunctionArn'],
      AuthorizerCredentialsArn: [...at, 'FunctionInvokeRole'],
      AuthorizerPayloadFormatVersion: [...at, 'AuthorizerPayloadFormatVersion'],
      AuthorizerResultTtlInSeconds: [...at, 'Identity', 'ReauthorizeEvery'],
      EnableSimpleResponses: [...at, 'EnableSimpleResponses'],
      IdentitySource: [...at, isJwt(written) ? 'IdentitySource' : 'Identity'],
      JwtConfiguration: [...at, 'JwtConfiguration'],
    }),
  };
}

/** SAM takes its keys in lower case, as OpenAPI has them, and in upper case, as CloudFormation has. */
function jwtConfiguration(written: Json | undefined): Json | undefined {
  if (!isObject(written) || isIntrinsic(written)) return written;
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [upperFirst(name.toLowerCase()), value]));
}

function identitySources(identity: JsonObject): Json | undefined {
  const sources = IDENTITIES.flatMap(([property, prefix]): readonly Json[] => {
    const names = own(identity, property);
    if (!isList(names)) return [];
    return names.map((name) => (typeof name === 'string' ? prefix + name : { 'Fn::Join': ['', [prefix, name]] }));
  });
  return sources.length === 0 ? undefined : sources;
}

function listOf(written: Json | undefined): Json | undefined {
  return typeof written === 'string' ? written.split(',').map((source) => source.trim()) : written;
}
