import { isList, isObject, own, ownObject, setOwn, type Json, type JsonObject, type Path } from './json';
import { Resource } from './resource';

/**
 * The CloudFormation resources that AWS SAM creates for one of its own, as far as WebSocket APIs are concerned.
 * Each keeps the way back to what the user wrote.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
export function expandServerless(written: Resource, root: JsonObject): readonly Resource[] {
  if (written.type === 'AWS::Serverless::Function') return expandFunction(written, root);
  if (written.type === 'AWS::Serverless::WebSocketApi') return expandWebSocketApi(written, root);
  return [written];
}

/** Sections of `Globals`, merged below a resource's own properties as SAM does: maps by key, lists appended. */
function withGlobals(written: Resource, root: JsonObject, section: string): JsonObject {
  const globals = ownObject(ownObject(root, 'Globals'), section);
  return merge(globals, written.properties, 0) as JsonObject;
}

function merge(base: Json, over: Json, depth: number): Json {
  if (isList(base) && isList(over)) return [...base, ...over];
  if (!isObject(base) || !isObject(over) || depth > 50 || isIntrinsic(base) || isIntrinsic(over)) return over;
  const merged: Record<string, Json> = {};
  for (const [key, value] of Object.entries(base)) setOwn(merged, key, value);
  for (const [key, value] of Object.entries(over)) {
    const below = own(base, key);
    setOwn(merged, key, below === undefined ? value : merge(below, value, depth + 1));
  }
  return merged;
}

function isIntrinsic(json: JsonObject): boolean {
  const [key, more] = Object.keys(json);
  return key !== undefined && more === undefined && (key === 'Ref' || key.startsWith('Fn::'));
}

/** Makes one created resource; `from` maps the first keys of its paths to where they are written. */
function create(
  written: Resource,
  logicalId: string,
  type: string,
  properties: JsonObject,
  from: Readonly<Record<string, Path>>,
  dependsOn: readonly string[] = [],
): Resource {
  const condition = own(written.json, 'Condition');
  const json: JsonObject = {
    Type: type,
    Properties: properties,
    ...(condition === undefined ? {} : { Condition: condition }),
    ...(dependsOn.length === 0 ? {} : { DependsOn: dependsOn }),
  };
  const path = (inside: Path): Path => {
    const [first, ...rest] = inside;
    if (first === undefined) return from[''] ?? [];
    const start = from[String(first)];
    return start ? [...start, ...rest] : (from[''] ?? inside);
  };
  return new Resource(written.template, logicalId, json, { resource: written, path });
}

function present(entries: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** Seconds a SAM function runs when nothing says otherwise. */
const SAM_TIMEOUT = 3;

function expandFunction(written: Resource, root: JsonObject): readonly Resource[] {
  const properties = withGlobals(written, root, 'Function');
  const id = written.logicalId;
  const policies = own(properties, 'Policies');
  const list = isList(policies) ? policies : policies === undefined ? [] : [policies];
  const inline: Json[] = [];
  const inlineFrom: Path[] = [];
  const managed: Json[] = [];
  const managedFrom: Path[] = [];
  list.forEach((policy, index) => {
    const at: Path = isList(policies) ? ['Policies', index] : ['Policies'];
    if (isObject(policy) && own(policy, 'Statement') !== undefined) {
      inline.push({ PolicyDocument: policy });
      inlineFrom.push(at);
    } else {
      managed.push(policy);
      managedFrom.push(at);
    }
  });
  const role = `${id}Role`;
  const created = [
    create(
      written,
      id,
      'AWS::Lambda::Function',
      { Timeout: SAM_TIMEOUT, Role: { 'Fn::GetAtt': [role, 'Arn'] }, ...properties },
      {},
    ),
  ];
  if (own(properties, 'Role') === undefined) {
    const roleJson = { Policies: inline, ManagedPolicyArns: managed };
    const resource = create(written, role, 'AWS::IAM::Role', roleJson, { ManagedPolicyArns: ['Policies'] });
    const path = (inside: Path): Path => {
      const [first, index, document, ...rest] = inside;
      if (first === 'ManagedPolicyArns' && typeof index === 'number') return managedFrom[index] ?? ['Policies'];
      if (first === 'Policies' && typeof index === 'number') {
        const start = inlineFrom[index] ?? ['Policies'];
        return document === undefined ? start : [...start, ...rest];
      }
      return resource.origin?.path(inside) ?? inside;
    };
    created.push(new Resource(written.template, role, resource.json, { resource: written, path }));
  }
  const alias = own(properties, 'AutoPublishAlias');
  if (typeof alias === 'string') {
    created.push(
      create(
        written,
        `${id}Alias${alias}`,
        'AWS::Lambda::Alias',
        { FunctionName: { Ref: id }, Name: alias },
        { '': ['AutoPublishAlias'] },
      ),
    );
  }
  return created;
}

function functionUri(arn: Json): Json {
  return {
    'Fn::Sub': [
      'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function}/invocations',
      { Function: arn },
    ],
  };
}

function expandWebSocketApi(written: Resource, root: JsonObject): readonly Resource[] {
  const properties = withGlobals(written, root, 'WebSocketApi');
  const id = written.logicalId;
  const get = (name: string): Json | undefined => own(properties, name);
  const api = present({
    ...Object.fromEntries(
      [
        'ApiKeySelectionExpression',
        'Description',
        'DisableExecuteApiEndpoint',
        'DisableSchemaValidation',
        'IpAddressType',
        'RouteSelectionExpression',
      ].map((name) => [name, get(name)]),
    ),
    Name: get('Name') ?? id,
    ProtocolType: 'WEBSOCKET',
  });
  const routes = Object.entries(ownObject(properties, 'Routes'));
  const parts = routes.map(([key, spec]) => expandRoute(written, key, isObject(spec) ? spec : {}, properties));
  const stage = get('StageName') ?? 'default';
  return [
    create(written, id, 'AWS::ApiGatewayV2::Api', api, {}),
    ...parts.flat(),
    ...expandAuthorizer(written, ownObject(properties, 'Auth')),
    create(
      written,
      `${id}${typeof stage === 'string' && stage !== 'default' ? stage : stage === 'default' ? 'Default' : ''}Stage`,
      'AWS::ApiGatewayV2::Stage',
      present({
        ApiId: { Ref: id },
        StageName: stage,
        AutoDeploy: true,
        StageVariables: get('StageVariables'),
        AccessLogSettings: get('AccessLogSettings'),
        DefaultRouteSettings: get('DefaultRouteSettings'),
        RouteSettings: get('RouteSettings'),
      }),
      {},
      get('RouteSettings') === undefined ? [] : routes.map(([key]) => routeId(id, key)),
    ),
    ...expandDomain(written, ownObject(properties, 'Domain'), stage),
  ];
}

function routeId(api: string, key: string): string {
  const clean = key.replace(/[^A-Za-z0-9]/g, '');
  return `${api}${clean.charAt(0).toUpperCase()}${clean.slice(1)}Route`;
}

function expandRoute(written: Resource, key: string, spec: JsonObject, api: JsonObject): readonly Resource[] {
  const id = written.logicalId;
  const route = routeId(id, key);
  const base = route.slice(0, -'Route'.length);
  const at: Path = ['Routes', key];
  const auth = ownObject(api, 'Auth');
  const authType = own(auth, 'AuthType');
  const isConnect = key === '$connect';
  const arn = own(spec, 'FunctionArn');
  const names = [
    'ApiKeyRequired',
    'ModelSelectionExpression',
    'OperationName',
    'RequestModels',
    'RequestParameters',
    'RouteResponseSelectionExpression',
  ];
  return [
    create(
      written,
      route,
      'AWS::ApiGatewayV2::Route',
      present({
        ...Object.fromEntries(names.map((name) => [name, own(spec, name)])),
        ApiId: { Ref: id },
        RouteKey: key,
        AuthorizationType: isConnect ? authType : undefined,
        AuthorizerId: isConnect && authType === 'CUSTOM' ? { Ref: `${id}ConnectAuthorizer` } : undefined,
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: `${base}Integration` }]] },
      }),
      {
        '': at,
        ...Object.fromEntries(names.map((name): [string, Path] => [name, [...at, name]])),
        AuthorizationType: ['Auth', 'AuthType'],
        AuthorizerId: ['Auth', 'AuthArn'],
      },
    ),
    create(
      written,
      `${base}Integration`,
      'AWS::ApiGatewayV2::Integration',
      present({
        ApiId: { Ref: id },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: arn === undefined ? undefined : functionUri(arn),
        TimeoutInMillis: own(spec, 'IntegrationTimeout'),
      }),
      { '': at, IntegrationUri: [...at, 'FunctionArn'], TimeoutInMillis: [...at, 'IntegrationTimeout'] },
    ),
    ...(arn === undefined ? [] : [permission(written, `${base}Permission`, arn, `*/${key}`, at)]),
  ];
}

function permission(written: Resource, logicalId: string, arn: Json, resource: string, at: Path): Resource {
  const sourceArn = [
    `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/${resource.replaceAll('${', '${!')}`,
    { Api: { Ref: written.logicalId } },
  ];
  const properties = {
    Action: 'lambda:InvokeFunction',
    FunctionName: arn,
    Principal: 'apigateway.amazonaws.com',
    SourceArn: { 'Fn::Sub': sourceArn },
  };
  return create(written, logicalId, 'AWS::Lambda::Permission', properties, { '': at });
}

function expandAuthorizer(written: Resource, auth: JsonObject): readonly Resource[] {
  if (own(auth, 'AuthType') !== 'CUSTOM') return [];
  const id = written.logicalId;
  const arn = own(auth, 'AuthArn');
  const role = own(auth, 'InvokeRole');
  const from: Record<string, Path> = {
    '': ['Auth'],
    AuthorizerUri: ['Auth', 'AuthArn'],
    AuthorizerCredentialsArn: ['Auth', 'InvokeRole'],
    IdentitySource: ['Auth', 'IdentitySource'],
  };
  const authorizer = present({
    ApiId: { Ref: id },
    AuthorizerType: 'REQUEST',
    AuthorizerUri: arn === undefined ? undefined : functionUri(arn),
    AuthorizerCredentialsArn: role,
    IdentitySource: own(auth, 'IdentitySource'),
    Name: own(auth, 'Name') ?? `${id}ConnectAuthorizer`,
  });
  return [
    create(written, `${id}ConnectAuthorizer`, 'AWS::ApiGatewayV2::Authorizer', authorizer, from),
    ...(arn === undefined || role !== undefined
      ? []
      : [permission(written, `${id}AuthorizerPermission`, arn, 'authorizers/*', ['Auth'])]),
  ];
}

function expandDomain(written: Resource, domain: JsonObject, stage: Json): readonly Resource[] {
  const name = own(domain, 'DomainName');
  if (name === undefined) return [];
  const id = written.logicalId;
  const configuration = present({
    CertificateArn: own(domain, 'CertificateArn'),
    SecurityPolicy: own(domain, 'SecurityPolicy'),
    EndpointType: own(domain, 'EndpointConfiguration') ?? 'REGIONAL',
  });
  const at: Path = ['Domain'];
  const mutualTls = own(domain, 'MutualTlsAuthentication');
  const paths = own(domain, 'BasePath');
  const keys = isList(paths) && paths.length > 0 ? paths : [undefined];
  const domainName = create(
    written,
    `${id}Domain`,
    'AWS::ApiGatewayV2::DomainName',
    present({ DomainName: name, DomainNameConfigurations: [configuration], MutualTlsAuthentication: mutualTls }),
    {},
  );
  // Whatever the created domain has, the SAM resource has under `Domain`, its one configuration included.
  const path = (inside: Path): Path => [
    ...at,
    ...(inside.at(0) === 'DomainNameConfigurations' ? inside.slice(2) : inside),
  ];
  return [
    new Resource(written.template, domainName.logicalId, domainName.json, { resource: written, path }),
    ...keys.map((key, index) =>
      create(
        written,
        `${id}ApiMapping${index}`,
        'AWS::ApiGatewayV2::ApiMapping',
        present({ ApiId: { Ref: id }, DomainName: { Ref: `${id}Domain` }, Stage: stage, ApiMappingKey: key }),
        { '': at },
      ),
    ),
  ];
}
