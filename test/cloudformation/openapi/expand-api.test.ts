import { check } from '../../../src/engine/check';
import { line, template } from '../../support/findings';
import { httpApis, httpFindings, routesOf, valueOf } from '../../support/http-parts';

const ARN =
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:books/invocations';
const LAMBDA = `{ type: aws_proxy, httpMethod: POST, payloadFormatVersion: "2.0", uri: "${ARN}" }`;
const SCHEMES = `
      Jwt:
        type: oauth2
        x-amazon-apigateway-authorizer:
          type: jwt
          identitySource: $request.header.Authorization
          jwtConfiguration: { issuer: https://login.example.com, audience: [books] }
      Oidc:
        type: openIdConnect
        openIdConnectUrl: https://login.example.com/.well-known/openid-configuration
        x-amazon-apigateway-authorizer: { type: jwt, identitySource: $request.header.Authorization, jwtConfiguration: { audience: [books] } }
      Custom:
        type: apiKey
        name: Authorization
        in: header
        x-amazon-apigateway-authorizer:
          type: request
          authorizerUri: "${ARN}"
          authorizerPayloadFormatVersion: "2.0"
          authorizerResultTtlInSeconds: 300
          enableSimpleResponses: true
          identitySource: "$request.header.Authorization, $context.routeKey"
      Iam: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }
      Other: { type: http, scheme: bearer }`;

/** An API with an OpenAPI document of some paths, in YAML's flow style. */
const api = (paths: Readonly<Record<string, string>>, more = '', properties = 'ProtocolType: HTTP'): string => `
Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Books:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      ${properties}
      Body:
        openapi: 3.0.1
        components: { securitySchemes: &schemes {} }
        paths:
          ${Object.entries(paths)
            .map(([path, item]) => `${path}: ${item}`)
            .join('\n          ')}
${more}`;

const secured = (paths: Readonly<Record<string, string>>): string =>
  api(paths).replace(
    'components: { securitySchemes: &schemes {} }',
    `components:\n          securitySchemes:${SCHEMES.replace(/\n/g, '\n      ')}`,
  );

const operation = (more = ''): string =>
  `{ ${more}${more === '' ? '' : ', '}x-amazon-apigateway-integration: ${LAMBDA} }`;

describe('the routes of a document', () => {
  test('are its operations', () => {
    const yaml = api({
      '/books': `{ get: ${operation()}, POST: ${operation()}, parameters: [], summary: all books }`,
      '/books/{id}': `{ x-amazon-apigateway-any-method: ${operation()} }`,
      '/$default': `{ x-amazon-apigateway-any-method: ${operation('isDefaultRoute: true')} }`,
    });
    expect(routesOf(yaml)).toEqual([
      'GET /books open -> AWS_PROXY',
      'POST /books open -> AWS_PROXY',
      'ANY /books/{id} open -> AWS_PROXY',
      '$default open -> AWS_PROXY',
    ]);
    expect(httpApis(yaml)[0]?.hidden).toEqual([]);
  });

  test('ask what their security says', () => {
    const paths = Object.fromEntries(
      Object.entries({
        none: '[]',
        optional: '[{}]',
        jwt: '[{ Jwt: [read] }]',
        oidc: '[{ Oidc: [] }]',
        custom: '[{ Custom: [] }]',
        iam: '[{ Iam: [] }]',
      }).map(([name, security]) => [`/${name}`, `{ get: ${operation(`security: ${security}`)} }`]),
    );
    expect(routesOf(secured(paths))).toEqual([
      'GET /none open -> AWS_PROXY',
      'GET /optional open -> AWS_PROXY',
      'GET /jwt JWT Jwt (read) -> AWS_PROXY',
      'GET /oidc JWT Oidc -> AWS_PROXY',
      'GET /custom CUSTOM Custom -> AWS_PROXY',
      'GET /iam AWS_IAM -> AWS_PROXY',
    ]);
  });

  test.each([
    ['of several schemes', '[{ Jwt: [] }, { Custom: [] }]'],
    ['of two schemes at once', '[{ Jwt: [], Custom: [] }]'],
    ['of a scheme that is not there', '[{ Missing: [] }]'],
    ['of a scheme that makes no authorizer', '[{ Other: [] }]'],
    ['that only deployment knows', '!Ref Security'],
  ])('with security %s are not known', (_, security) => {
    const yaml = secured({ '/books': `{ get: ${operation(`security: ${security}`)} }` });
    expect(routesOf(yaml)).toEqual([]);
    expect(httpApis(yaml)[0]?.hidden[0]?.reason).toBe('parts of the API are in the document of its Body');
  });

  test('exist in the branch in which Fn::If puts them there', () => {
    const yaml = api({
      '/books': `!If [IsProd, { get: ${operation()} }, !Ref AWS::NoValue]`,
      '/shelves': `{ get: !If [IsProd, !Ref AWS::NoValue, ${operation()}] }`,
    });
    expect(routesOf(yaml)).toEqual([
      'GET /books open -> AWS_PROXY when IsProd is true',
      'GET /shelves open -> AWS_PROXY when IsProd is false',
    ]);
  });

  test('are not what a path without operations or an extension says', () => {
    const yaml = api({ '/books': `{ get: ${operation()} }`, '/empty': 'null', 'x-note': '!Ref AWS::Region' });
    expect(routesOf(yaml)).toEqual(['GET /books open -> AWS_PROXY']);
    expect(httpApis(yaml)[0]?.hidden).toEqual([]);
  });

  test.each([
    ['a path that includes another file', { '/books': '{ Fn::Transform: { Name: AWS::Include } }' }],
    ['a path that stands elsewhere', { '/books': '{ $ref: paths.yaml }' }],
    ['an operation without an integration', { '/books': '{ get: { responses: {} } }' }],
    [
      'an integration that only deployment knows',
      { '/books': '{ get: { x-amazon-apigateway-integration: !Ref AWS::Region } }' },
    ],
    [
      'a reference that leads nowhere',
      { '/books': '{ get: { x-amazon-apigateway-integration: { $ref: "#/components/x" } } }' },
    ],
  ])('may be hidden by %s', (_, paths) => {
    expect(httpApis(api(paths as Readonly<Record<string, string>>))[0]?.hidden[0]?.reason).toBe(
      'parts of the API are in the document of its Body',
    );
  });

  test.each([
    ['BasePath: prepend\n      ProtocolType: HTTP', 'Body'],
    ['BodyS3Location: { Bucket: b, Key: k }', 'BodyS3Location'],
  ])('are not read with %s', (properties, document) => {
    const yaml = api({ '/books': `{ get: ${operation()} }` }, '', properties);
    const text = document === 'Body' ? yaml : yaml.replace(/ {6}Body:[^]*$/, '');
    expect(routesOf(text)).toEqual([]);
    expect(httpApis(text)[0]?.hidden[0]?.reason).toBe(`parts of the API are in the document of its ${document}`);
  });

  test('with security for the whole document are not known', () => {
    const yaml = api({ '/books': `{ get: ${operation()} }` }).replace(
      'openapi: 3.0.1',
      'openapi: 3.0.1\n        security: [{ Jwt: [] }]',
    );
    expect(httpApis(yaml)[0]?.hidden[0]?.reason).toBe('parts of the API are in the document of its Body');
    expect(httpFindings(yaml, 'http-route-authorized')).toEqual([]);
  });

  test('are none of a WebSocket API, which takes no document', () => {
    const yaml = api({ '/books': `{ get: ${operation()} }` }, '', 'ProtocolType: WEBSOCKET');
    const { findings, summary } = check([template(yaml)], { preset: 'all', protocols: ['websocket', 'http'] });
    expect(summary.httpApis).toBe(0);
    expect(findings.map(({ ruleId }) => ruleId)).toContain('api-http-only-properties');
  });
});

describe('the authorizers of a document', () => {
  const [made] = httpApis(secured({}));

  test('are its security schemes with an authorizer', () => {
    expect(made?.authorizers.map((one) => `${valueOf(one, 'AuthorizerType')} ${valueOf(one, 'Name')}`)).toEqual([
      'JWT Jwt',
      'JWT Oidc',
      'REQUEST Custom',
    ]);
  });

  test('have the properties of the authorizer', () => {
    const [jwt, oidc, custom] = made?.authorizers ?? [];
    if (!jwt || !oidc || !custom) throw new Error('there are three');
    expect(valueOf(jwt, 'JwtConfiguration', 'Issuer')).toBe('https://login.example.com');
    expect(valueOf(jwt, 'JwtConfiguration', 'Audience')).toBe('books');
    expect(valueOf(oidc, 'JwtConfiguration', 'Issuer')).toBe('https://login.example.com');
    expect(valueOf(custom, 'IdentitySource')).toBe('$request.header.Authorization, $context.routeKey');
    expect(valueOf(custom, 'AuthorizerPayloadFormatVersion')).toBe('2.0');
    expect(valueOf(custom, 'AuthorizerResultTtlInSeconds')).toBe('300');
    expect(valueOf(custom, 'AuthorizerUri')).toBe(ARN);
  });
});

describe('the integrations of a document', () => {
  test('are written at their operation, or among the components', () => {
    const yaml = api({
      '/books':
        '{ get: { x-amazon-apigateway-integration: { $ref: "#/components/x-amazon-apigateway-integrations/proxy" } } }',
      '/shelves':
        '{ get: { x-amazon-apigateway-integration: { $ref: "#/components/x-amazon-apigateway-integrations/proxy" } } }',
    }).replace(
      'components: {',
      'components: { x-amazon-apigateway-integrations: { proxy: { type: http_proxy, httpMethod: GET, uri: "http://books.example.com", payloadFormatVersion: "1.0" } },',
    );
    const [made] = httpApis(yaml);
    expect(made?.integrations).toHaveLength(1);
    expect(made?.routes.map(({ integrations }) => integrations.length)).toEqual([1, 1]);
    expect(httpFindings(yaml, 'http-integration-plaintext-backend')).toEqual([
      'Books Body.components.x-amazon-apigateway-integrations.proxy.uri',
    ]);
  });
});

describe('a policy reports where the document says it', () => {
  const integration = (properties: string): string =>
    `{ get: { security: [{ Iam: [] }], x-amazon-apigateway-integration: { ${properties} } } }`;
  const at = 'Books Body.paths./books.get.x-amazon-apigateway-integration';
  const PROXY = 'type: http_proxy, httpMethod: ANY, payloadFormatVersion: "1.0", uri: "https://books.example.com"';

  test.each([
    ['http-integration-timeout-range', `${PROXY}, timeoutInMillis: 30001`, `${at}.timeoutInMillis`],
    ['http-integration-payload-format', PROXY.replace('1.0', '2.0'), `${at}.payloadFormatVersion`],
    ['http-integration-method', PROXY.replace('httpMethod: ANY, ', ''), `${at}.httpMethod`],
    ['http-integration-plaintext-backend', PROXY.replace('https', 'http'), `${at}.uri`],
    ['http-vpc-link-uri', `${PROXY}, connectionType: VPC_LINK, connectionId: l1`, `${at}.uri`],
    ['http-private-tls', `${PROXY}, connectionType: VPC_LINK, connectionId: l1`, `${at}.tlsConfig`],
    [
      'http-integration-subtype',
      'type: aws_proxy, integrationSubtype: SQS-Send, credentials: arn',
      `${at}.integrationSubtype`,
    ],
    [
      'http-parameter-mapping',
      `${PROXY}, requestParameters: { "append:header.Authorization": "x" }`,
      `${at}.requestParameters.append:header.Authorization`,
    ],
    [
      'http-parameter-mapping',
      `${PROXY}, responseParameters: { "200": { "append:body.x": "x" } }`,
      `${at}.responseParameters.200`,
    ],
  ])('%s', (ruleId, properties, place) => {
    expect(httpFindings(secured({ '/books': integration(properties) }), ruleId)).toEqual([place]);
  });

  test('of authorizers, and of what routes ask', () => {
    const yaml = secured({ '/books': `{ get: ${operation()} }` })
      .replace('audience: [books]', 'audience: []')
      .replace('authorizerResultTtlInSeconds: 300', 'authorizerResultTtlInSeconds: 4000')
      .replace('$context.routeKey', 'route.request.header.X');
    const schemes = 'Books Body.components.securitySchemes';
    expect(httpFindings(yaml, 'http-route-authorized')).toEqual(['Books Body.paths./books.get.security']);
    expect(httpFindings(yaml, 'http-jwt-authorizer')).toEqual([
      `${schemes}.Jwt.x-amazon-apigateway-authorizer.jwtConfiguration.audience`,
    ]);
    expect(httpFindings(yaml, 'http-authorizer-ttl')).toEqual([
      `${schemes}.Custom.x-amazon-apigateway-authorizer.authorizerResultTtlInSeconds`,
    ]);
    expect(httpFindings(yaml, 'http-authorizer-identity-source')).toEqual([
      `${schemes}.Custom.x-amazon-apigateway-authorizer.identitySource`,
    ]);
  });

  test('of CORS', () => {
    const cors = 'openapi: 3.0.1\n        x-amazon-apigateway-cors: { allowOrigins: ["*"], allowCredentials: true }';
    const yaml = secured({ '/books': `{ get: ${operation('security: [{ Jwt: [] }]')} }` }).replace(
      'openapi: 3.0.1',
      cors,
    );
    expect(httpFindings(yaml, 'http-cors-credentials-wildcard')).toEqual([
      'Books Body.x-amazon-apigateway-cors.allowOrigins',
    ]);
    expect(httpFindings(yaml, 'http-cors-open')).toEqual(['Books Body.x-amazon-apigateway-cors.allowOrigins']);
  });

  test('of the default endpoint', () => {
    const mapped = (disabled: string): string =>
      api(
        {},
        '  Mapping: { Type: AWS::ApiGatewayV2::ApiMapping, Properties: { ApiId: !Ref Books, DomainName: books.example.com, Stage: $default } }',
      ).replace(
        'openapi: 3.0.1',
        `openapi: 3.0.1\n        servers: [{ x-amazon-apigateway-endpoint-configuration: { disableExecuteApiEndpoint: ${disabled} } }]`,
      );
    expect(httpFindings(mapped('true'), 'api-default-endpoint-open')).toEqual([]);
    expect(httpFindings(mapped('false'), 'api-default-endpoint-open')).toEqual([
      'Books Body.servers[0].x-amazon-apigateway-endpoint-configuration.disableExecuteApiEndpoint',
    ]);
  });

  test('in the line that says it, and two routes are two findings', () => {
    const yaml = api({ '/books': `{ get: ${operation()} }`, '/shelves': `{ get: ${operation()} }` });
    const { findings } = check([template(yaml)], { protocols: ['http'] });
    const found = findings.filter(({ ruleId }) => ruleId === 'http-route-authorized');
    expect(found.map((one) => `${line(one)} in line ${one.location.line}`)).toEqual([
      'Books Body.paths./books.get.security in line 12',
      'Books Body.paths./shelves.get.security in line 13',
    ]);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  test('and the fingerprint of one does not depend on the other', () => {
    const prints = (paths: Readonly<Record<string, string>>): readonly string[] =>
      check([template(api(paths))], { protocols: ['http'] })
        .findings.filter(({ ruleId }) => ruleId === 'http-route-authorized')
        .map(({ fingerprint }) => fingerprint);
    const second = { '/shelves': `{ get: ${operation()} }` };
    expect(prints({ '/books': `{ get: ${operation()} }`, ...second })).toEqual(
      expect.arrayContaining([...prints(second)]),
    );
  });
});

test('the function behind an operation needs a permission', () => {
  const functions = '  Function: { Type: AWS::Lambda::Function, Properties: {} }';
  const integration = '{ type: aws_proxy, payloadFormatVersion: "2.0", uri: !GetAtt Function.Arn }';
  const yaml = api({ '/books': `{ get: { x-amazon-apigateway-integration: ${integration} } }` }, functions);
  expect(httpFindings(yaml, 'lambda-permission-missing')).toHaveLength(1);
});

test.each([
  ['a list', '[]'],
  ['a text', 'openapi'],
  ['an include', '{ Fn::Transform: { Name: AWS::Include } }'],
  ['a choice', '!If [IsProd, { paths: {} }, { openapi: 3.0.1, paths: {} }]'],
])('a document that is %s hides the parts of its API', (_, body) => {
  const yaml = `Resources: { Books: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP, Body: ${body} } } }`;
  expect(httpApis(yaml)[0]?.hidden[0]?.reason).toBe('parts of the API are in the document of its Body');
});

test('a document of nonsense is read without an error, and its parts are not in sight', () => {
  const yaml = `
Resources:
  Books:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Body:
        paths: { /a: [1], __proto__: { get: 3 }, /b: { get: null, post: x }, /c: { get: { x-amazon-apigateway-integration: { type: [1], uri: {}, requestParameters: 3, responseParameters: [1], tlsConfig: x } } } }
        components: { securitySchemes: { a: 3, b: { x-amazon-apigateway-authorizer: { type: jwt, jwtConfiguration: [1], identitySource: {} } } } }
        x-amazon-apigateway-cors: 3
        servers: 3
`;
  expect(routesOf(yaml)).toEqual(['GET /c open -> 1']);
  expect(httpApis(yaml)[0]?.hidden[0]?.reason).toBe('parts of the API are in the document of its Body');
});

describe('a document with intrinsics in it', () => {
  const written = (body: string, properties = ''): string => `
Parameters: { Protocol: { Type: String, Default: HTTP }, Path: { Type: String, Default: ignore } }
Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1], Never: !Equals [a, b] }
Resources: { Books: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: !Ref Protocol, ${properties} Body: ${body} } } }`;

  const integrated = (integration: string): string =>
    `{ openapi: 3.0.1, paths: { /books: { get: { x-amazon-apigateway-integration: ${integration} } } } }`;

  test.each([
    LAMBDA,
    LAMBDA.replace('aws_proxy', '!Join ["_", [aws, proxy]]'),
    `!If [IsProd, ${LAMBDA}, ${LAMBDA}]`,
    `!If [Never, {}, ${LAMBDA}]`,
  ])('has the routes of the one that is meant: %s', (integration) => {
    const yaml = written(integrated(integration));
    expect(routesOf(yaml)).toEqual(['GET /books open -> AWS_PROXY']);
    expect(httpApis(yaml)[0]?.hidden).toEqual([]);
  });

  test('is the same as a whole, and with a base path that changes nothing', () => {
    const body = integrated(LAMBDA);
    expect(routesOf(written(`!If [Never, !Ref AWS::NoValue, ${body}]`))).toEqual(['GET /books open -> AWS_PROXY']);
    expect(routesOf(written(body, 'BasePath: !Ref Path,'))).toEqual(['GET /books open -> AWS_PROXY']);
  });
});
