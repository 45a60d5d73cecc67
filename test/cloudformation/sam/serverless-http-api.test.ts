import { buildModel } from '../../../src/apigateway/building/build-model';
import { check } from '../../../src/engine/check';
import { template } from '../../support/findings';
import { httpApis, httpFindings, routesOf, valueOf } from '../../support/http-parts';

const SAM = 'Transform: AWS::Serverless-2016-10-31';
const AUTHORIZERS = `
        Authorizers:
          Readers:
            AuthorizationScopes: [read]
            IdentitySource: $request.header.Authorization
            JwtConfiguration: { issuer: https://login.example.com, audience: [books] }
          Checked:
            FunctionArn: !GetAtt Check.Arn
            AuthorizerPayloadFormatVersion: "2.0"
            EnableSimpleResponses: true
            EnableFunctionDefaultPermissions: true
            Identity: { Headers: [Authorization], QueryStrings: [token], ReauthorizeEvery: 60 }`;

interface Parts {
  /** Properties of the API, each in a line. */
  readonly api?: string;
  /** Events of the function, in YAML's flow style. */
  readonly events?: Readonly<Record<string, string>>;
  readonly more?: string;
  readonly sections?: string;
  readonly attributes?: string;
}

/** A SAM app with an HTTP API, a function behind it, and a function that authorizes. */
const app = ({ api = 'Name: books', events = {}, more = '', sections = '', attributes = '' }: Parts): string => `${SAM}
Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }
${sections}
Resources:
  Books:
    Type: AWS::Serverless::HttpApi
    Properties:
      ${api}
  Handler:
    Type: AWS::Serverless::Function
    ${attributes}
    Properties:
      Timeout: 5
      Events: { ${Object.entries(events)
        .map(([name, properties]) => `${name}: { Type: HttpApi, Properties: { ${properties} } }`)
        .join(', ')} }
  Check: { Type: AWS::Serverless::Function, Properties: { Timeout: 5 } }
  ${more}`;

const EVENT = 'ApiId: !Ref Books, Path: /books, Method: get';

describe('the events of functions', () => {
  test('make routes', () => {
    const events = {
      List: EVENT,
      Any: 'ApiId: !Ref Books, Path: /shelves, Method: any',
      Named: 'ApiId: Books, Path: "/books/{id}", Method: PUT',
      All: 'ApiId: !Ref Books',
    };
    expect(routesOf(app({ events }))).toEqual([
      'GET /books open -> AWS_PROXY',
      'ANY /shelves open -> AWS_PROXY',
      'PUT /books/{id} open -> AWS_PROXY',
      '$default open -> AWS_PROXY',
    ]);
    expect(httpApis(app({ events }))[0]?.hidden).toEqual([]);
  });

  test('without an API make one, with what Globals say', () => {
    const globals = 'Globals: { HttpApi: { AccessLogSettings: { DestinationArn: x, Format: $context.requestId } } }';
    const yaml = `${SAM}\n${globals}\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { Events: { A: { Type: HttpApi, Properties: { Path: /a, Method: get } }, B: { Type: HttpApi } } } }`;
    const apis = httpApis(yaml);
    expect(apis.map(({ resource }) => resource?.logicalId)).toEqual(['ServerlessHttpApi']);
    expect(routesOf(yaml)).toEqual(['GET /a open -> AWS_PROXY', '$default open -> AWS_PROXY']);
    expect(httpFindings(yaml, 'stage-access-logs')).toEqual([]);
    expect(httpFindings(yaml, 'stage-throttling')).toEqual(['ServerlessHttpApi DefaultRouteSettings']);
  });

  test('make an API that is there where one of their functions is', () => {
    const calling = (...conditions: readonly (string | undefined)[]): string[] => {
      const functions = conditions.map(
        (condition, index) => `  F${index}:
    Type: AWS::Serverless::Function
    ${condition === undefined ? '' : `Condition: ${condition}`}
    Properties: { Events: { E: { Type: HttpApi, Properties: { Path: /${index}, Method: get } } } }`,
      );
      const yaml = `${SAM}
Parameters: { A: { Type: String }, B: { Type: String } }
Conditions: { IsA: !Equals [!Ref A, a], IsB: !Equals [!Ref B, b] }
Resources:
${functions.join('\n')}
  Mapping:
    Type: AWS::ApiGatewayV2::ApiMapping
    Properties: { ApiId: !Ref ServerlessHttpApi, DomainName: books.example.com, Stage: live }`;
      expect(routesOf(yaml)).toEqual(
        conditions.map(
          (name, index) => `GET /${index} open -> AWS_PROXY${name === undefined ? '' : ` when ${name} is true`}`,
        ),
      );
      return check([template(yaml)], { protocols: ['http'] })
        .findings.filter(({ ruleId }) => ruleId === 'api-mapping-stage')
        .map(({ branch = 'always' }) => branch);
    };
    expect(calling('IsA', 'IsB')).toEqual(['IsA is true', 'IsB is true']);
    expect(calling('IsA', 'IsA')).toEqual(['IsA is true']);
    expect(calling('IsA', undefined)).toEqual(['always']);
    expect(calling(undefined, undefined)).toEqual(['always']);
  });

  test('give the function that is called a permission', () => {
    const yaml = app({ events: { List: EVENT, One: 'ApiId: !Ref Books, Path: "/books/{id}", Method: any' } });
    expect(httpFindings(yaml, 'lambda-permission-missing', 'lambda-permission-scope')).toEqual([]);
    const [built] = buildModel([template(yaml)]).templates;
    const arn = (id: string): unknown => built?.resources.get(id)?.properties.SourceArn;
    expect(JSON.stringify(arn('HandlerListPermission'))).toContain('*/GET/books');
    expect(JSON.stringify(arn('HandlerOnePermission'))).toContain('*/*/books/*');
  });

  test('give a permission for no API where ApiId is a text', () => {
    const named = (api: string): string => app({ events: { List: `ApiId: ${api}, Path: /books, Method: get` } });
    const { findings } = check([template(named('Books'))], { protocols: ['http'] });
    expect(findings.filter(({ ruleId }) => ruleId === 'lambda-permission-shape')).toMatchObject([
      {
        propertyPath: 'Events.List.Properties.ApiId',
        message: expect.stringContaining('has the logical id Books where the id of the API belongs') as string,
        fix: 'Write !Ref Books instead of Books.',
      },
    ]);
    expect(httpFindings(named('Books'), 'lambda-permission-missing')).toEqual(['Handler Events.List.Properties']);
    expect(httpFindings(named('!Ref Books'), 'lambda-permission-shape', 'lambda-permission-missing')).toEqual([]);
  });

  test('call the alias that is published', () => {
    const attributes = '';
    const yaml = app({ events: { List: EVENT }, attributes }).replace(
      'Timeout: 5',
      'Timeout: 40\n      AutoPublishAlias: live',
    );
    expect(httpFindings(yaml, 'http-integration-timeout-lambda')).toEqual([
      'Handler Events.List.Properties.TimeoutInMillis',
    ]);
    expect(httpFindings(yaml, 'lambda-permission-missing')).toEqual([]);
  });

  test('exist where their function does, and their API', () => {
    const attributes = 'Condition: IsProd';
    expect(routesOf(app({ events: { List: EVENT }, attributes }))).toEqual([
      'GET /books open -> AWS_PROXY when IsProd is true',
    ]);
    const conditional = app({ events: { List: EVENT } }).replace('HttpApi\n', 'HttpApi\n    Condition: IsProd\n');
    expect(routesOf(conditional)).toEqual(['GET /books open -> AWS_PROXY when IsProd is true']);
  });

  test('say how long is waited, and in which format', () => {
    const events = { List: `${EVENT}, TimeoutInMillis: 40, PayloadFormatVersion: "3.0"` };
    expect(httpFindings(app({ events }), 'http-integration-timeout-range')).toEqual([
      'Handler Events.List.Properties.TimeoutInMillis',
    ]);
    expect(httpFindings(app({ events }), 'http-integration-payload-format')).toEqual([
      'Handler Events.List.Properties.PayloadFormatVersion',
    ]);
  });

  test('say how routes are throttled', () => {
    const throttled = app({
      events: { List: `${EVENT}, RouteSettings: { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 1 }` },
    });
    expect(httpFindings(throttled, 'stage-throttle-zero')).toEqual([
      'Books RouteSettings.GET /books.ThrottlingRateLimit',
    ]);
    expect(httpFindings(throttled, 'stage-route-settings-key')).toEqual([]);
    const unknownRoute = app({
      api: 'RouteSettings: { GET /boks: { ThrottlingRateLimit: 1 } }',
      events: { List: EVENT },
    });
    expect(httpFindings(unknownRoute, 'stage-route-settings-key')).toEqual(['Books RouteSettings.GET /boks']);
  });

  test.each([
    ['of an API that is not of the template', 'ApiId: !ImportValue Books, Path: /books, Method: get'],
    ['of a resource that is no API', 'ApiId: !Ref Check, Path: /books, Method: get'],
    ['with a path that is no text', 'ApiId: !Ref Books, Path: !Ref AWS::Region, Method: get'],
    ['with a method that OpenAPI does not have', 'ApiId: !Ref Books, Path: /books, Method: DEFAULT'],
    ['with a path alone', 'ApiId: !Ref Books, Path: /books'],
  ])('%s make nothing', (_, properties) => {
    expect(routesOf(app({ events: { List: properties } }))).toEqual([]);
  });
});

describe('Auth', () => {
  const withAuth = (more: string, events: Parts['events']): string =>
    app({ api: `Auth:${AUTHORIZERS}\n        ${more}`, ...(events ? { events } : {}) });

  test('DefaultAuthorizer is asked of every route that says nothing else', () => {
    const yaml = withAuth('DefaultAuthorizer: Readers', {
      List: EVENT,
      Open: 'ApiId: !Ref Books, Path: /open, Method: get, Auth: { Authorizer: NONE }',
      Other: 'ApiId: !Ref Books, Path: /other, Method: get, Auth: { Authorizer: Checked }',
      Write: 'ApiId: !Ref Books, Path: /books, Method: post, Auth: { AuthorizationScopes: [write] }',
      Preflight: 'ApiId: !Ref Books, Path: /books, Method: options',
    });
    expect(routesOf(yaml)).toEqual([
      'GET /books JWT Readers (read) -> AWS_PROXY',
      'GET /open open -> AWS_PROXY',
      'GET /other CUSTOM Checked -> AWS_PROXY',
      'POST /books JWT Readers (write) -> AWS_PROXY',
      'OPTIONS /books open -> AWS_PROXY',
    ]);
    expect(httpFindings(yaml, 'http-route-authorized')).toEqual(['Handler Events.Open.Properties.Auth']);
  });

  test('without a default, a route asks what its event says', () => {
    const events = { List: `${EVENT}, Auth: { Authorizer: Readers }`, Open: 'ApiId: !Ref Books' };
    expect(routesOf(withAuth('', events))).toEqual([
      'GET /books JWT Readers (read) -> AWS_PROXY',
      '$default open -> AWS_PROXY',
    ]);
  });

  test('EnableIamAuthorizer lets a route ask for a signature', () => {
    const events = { List: `${EVENT}, Auth: { Authorizer: AWS_IAM }` };
    expect(routesOf(withAuth('EnableIamAuthorizer: true', events))).toEqual(['GET /books AWS_IAM -> AWS_PROXY']);
  });

  test('its authorizers are those of the API, and are judged where they are written', () => {
    const yaml = withAuth('', { List: EVENT });
    expect(
      httpApis(yaml)[0]?.authorizers.map((one) => `${valueOf(one, 'Name')} ${valueOf(one, 'AuthorizerType')}`),
    ).toEqual(['Readers JWT', 'Checked REQUEST']);
    const [, checked] = httpApis(yaml)[0]?.authorizers ?? [];
    expect(checked && valueOf(checked, 'IdentitySource')).toBe(
      '$request.header.Authorization, $request.querystring.token',
    );
    const at = 'Books Auth.Authorizers';
    expect(httpFindings(yaml.replace('audience: [books]', 'audience: []'), 'http-jwt-authorizer')).toEqual([
      `${at}.Readers.JwtConfiguration.Audience`,
    ]);
    expect(httpFindings(yaml.replace('ReauthorizeEvery: 60', 'ReauthorizeEvery: 4000'), 'http-authorizer-ttl')).toEqual(
      [`${at}.Checked.Identity.ReauthorizeEvery`],
    );
    expect(
      httpFindings(
        yaml.replace(
          'Check: { Type: AWS::Serverless::Function, Properties: { Timeout: 5',
          'Check: { Type: AWS::Serverless::Function, Properties: { Timeout: 11',
        ),
        'http-authorizer-timeout',
      ),
    ).toEqual([`${at}.Checked.FunctionArn`]);
    expect(
      httpFindings(
        yaml.replace('AuthorizerPayloadFormatVersion: "2.0"', 'AuthorizerPayloadFormatVersion: "1.0"'),
        'http-authorizer-payload-format',
      ),
    ).toEqual([`${at}.Checked.EnableSimpleResponses`]);
  });

  test('permits the call of the function where it says so', () => {
    expect(httpFindings(withAuth('', { List: EVENT }), 'lambda-permission-missing')).toEqual([]);
    const without = withAuth('', { List: EVENT }).replace('EnableFunctionDefaultPermissions: true', '');
    expect(httpFindings(without, 'lambda-permission-missing')).toEqual(['Books Auth.Authorizers.Checked']);
  });
});

describe('the API', () => {
  test.each([
    ['true', 'Books CorsConfiguration'],
    ['"*"', 'Books CorsConfiguration'],
    ['{ AllowOrigins: ["*"] }', 'Books CorsConfiguration.AllowOrigins'],
    ['!Ref Origin', undefined],
    ['false', undefined],
    ['{ AllowOrigins: [https://books.example.com] }', undefined],
  ])('CorsConfiguration: %s', (cors, place) => {
    const api = `CorsConfiguration: ${cors}\n      Auth: { EnableIamAuthorizer: true, Authorizers: { A: { FunctionArn: x } } }`;
    const found = httpFindings(app({ api, events: { List: EVENT } }), 'http-cors-open');
    expect(found.map((one) => one.startsWith(place ?? 'none'))).toEqual(place === undefined ? [] : [true]);
  });

  test.each([
    ['true', ['http-cors-open Books CorsConfiguration.AllowOrigins']],
    ['false', []],
    ['books.example.com', ['http-cors-origin Books CorsConfiguration.AllowOrigins']],
  ])('CorsConfiguration of a parameter that is %s', (value, open) => {
    const yaml = app({
      api: 'CorsConfiguration: !Ref Cors\n      Auth: { EnableIamAuthorizer: true, Authorizers: { A: { FunctionArn: x } } }',
      events: { List: EVENT },
      sections: `Parameters: { Cors: { Type: String, Default: ${value} } }`,
    });
    expect(httpFindings(yaml, 'http-cors-open', 'http-cors-origin')).toEqual(open);
  });

  test.each([
    ['$default', 'StageName: $default'],
    ['$default', 'Name: books'],
    ['live', 'StageName: live'],
  ])('has stage %s with { %s }', (name, api) => {
    const [stage] = httpApis(app({ api }))[0]?.stages ?? [];
    expect(stage && valueOf(stage, 'StageName')).toBe(name);
    expect(stage && valueOf(stage, 'AutoDeploy')).toBe('true');
  });

  test('its stage has logs, throttling and settings of routes', () => {
    const api = [
      'AccessLogSettings: { DestinationArn: "arn:aws:logs:eu-west-1:111122223333:log-group:books", Format: $context.status }',
      'DefaultRouteSettings: { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 1, DetailedMetricsEnabled: true }',
    ].join('\n      ');
    expect(httpFindings(app({ api }))).toEqual([
      'stage-access-log-request-id Books AccessLogSettings.Format',
      'stage-throttle-zero Books DefaultRouteSettings.ThrottlingRateLimit',
    ]);
  });

  test('Domain is mapped to its stage', () => {
    const domain =
      'Domain: { DomainName: books.example.com, CertificateArn: x, SecurityPolicy: TLS_1_0, BasePath: [v1, /v2/] }';
    const api = `${domain}\n      StageName: live`;
    expect(httpApis(app({ api }))[0]?.mappings.map((one) => valueOf(one, 'ApiMappingKey'))).toEqual(['v1', 'v2']);
    expect(httpFindings(app({ api }), 'domain-tls')).toEqual(['Books Domain.SecurityPolicy']);
    expect(httpFindings(app({ api }), 'api-mapping-stage')).toEqual([]);
    expect(httpFindings(app({ api }), 'api-default-endpoint-open')).toEqual(['Books DisableExecuteApiEndpoint']);
    const closed = `${api}\n      DisableExecuteApiEndpoint: true`;
    expect(httpFindings(app({ api: closed }), 'api-default-endpoint-open')).toEqual([]);
  });

  test('DefinitionUri hides its routes; the events of functions add nothing to it', () => {
    const yaml = app({ api: 'DefinitionUri: s3://bucket/key', events: { List: EVENT } });
    expect(routesOf(yaml)).toEqual([]);
    expect(httpApis(yaml)[0]?.hidden[0]?.reason).toBe('parts of the API are in the document of its BodyS3Location');
  });
});

describe('DefinitionBody', () => {
  const INTEGRATION =
    'x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: "http://books.example.com" }';
  const body = (paths: string, auth = ''): string =>
    `FailOnWarnings: true\n      DefinitionBody: { openapi: 3.0.1, paths: ${paths} }${auth}`;

  test('has routes beside those of events, which add nothing where it has an integration', () => {
    const api = body(`{ /books: { get: { ${INTEGRATION} } }, /shelves: { get: { ${INTEGRATION} } } }`);
    const events = { List: EVENT, Other: 'ApiId: !Ref Books, Path: /other, Method: get' };
    expect(routesOf(app({ api, events }))).toEqual([
      'GET /books open -> HTTP_PROXY',
      'GET /shelves open -> HTTP_PROXY',
      'GET /other open -> AWS_PROXY',
    ]);
  });

  test('an operation without an integration gets that of an event, and keeps its security', () => {
    const api = body(`{ /books: { get: { security: [{ Readers: [] }] } } }`, `\n      Auth:${AUTHORIZERS}`);
    expect(routesOf(app({ api, events: { List: EVENT } }))).toEqual(['GET /books JWT Readers (read) -> AWS_PROXY']);
    expect(httpApis(app({ api, events: { List: EVENT } }))[0]?.hidden).toEqual([]);
    expect(httpApis(app({ api }))[0]?.hidden[0]?.reason).toBe(
      'parts of the API are in the document of its DefinitionBody',
    );
  });

  test('DefaultAuthorizer is asked of its operations too, but of preflight requests', () => {
    const api = body(
      `{ /books: { get: { ${INTEGRATION} }, options: { ${INTEGRATION} } } }`,
      `\n      Auth:${AUTHORIZERS}\n        DefaultAuthorizer: Readers`,
    );
    expect(routesOf(app({ api }))).toEqual([
      'GET /books JWT Readers (read) -> HTTP_PROXY',
      'OPTIONS /books open -> HTTP_PROXY',
    ]);
  });

  test('what is wrong with it is reported there', () => {
    const api = body(`{ /books: { get: { ${INTEGRATION} } } }`);
    expect(httpFindings(app({ api }), 'http-integration-plaintext-backend')).toEqual([
      'Books DefinitionBody.paths./books.get.x-amazon-apigateway-integration.uri',
    ]);
    expect(httpFindings(app({ api }), 'http-route-authorized')).toEqual([
      'Books DefinitionBody.paths./books.get.security',
    ]);
  });
});

test('an API of thousands of events has as many routes', () => {
  const events = Object.fromEntries(
    Array.from({ length: 3000 }, (_, index) => [`E${index}`, `ApiId: !Ref Books, Path: /p${index}, Method: get`]),
  );
  expect(routesOf(app({ events }))).toHaveLength(3000);
});
