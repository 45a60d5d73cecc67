import { branchesBefore } from '../../../src/cloudformation/stacks/creation-order';
import { absentRoute } from '../../../src/apigateway/absence/absent-route';
import { buildModel } from '../../../src/apigateway/building/build-model';
import type { Api, Model } from '../../../src/apigateway/model';
import { excluding, jointly } from '../../../src/cloudformation/conditions/branches';
import type { Assumption, Resource } from '../../../src/cloudformation/types';
import { check } from '../../../src/engine/check';
import { template } from '../../support/findings';

const model = (...texts: readonly string[]): Model =>
  buildModel(texts.map((text, index) => template(text, `${index}.yaml`)));

const ids = (parts: readonly { readonly resource: Resource | undefined }[]): readonly (string | undefined)[] =>
  parts.map(({ resource }) => resource?.logicalId);

const branch = (when: readonly Assumption[] | 'unknown' | undefined): unknown =>
  Array.isArray(when) ? (when as readonly Assumption[]).map(({ name, value }) => `${name} is ${value}`) : when;

const only = (within: Model): Api => {
  const [api, other] = within.apis;
  if (!api || other) throw new Error(`${within.apis.length} APIs`);
  return api;
};

const CHAT = `
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET } }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Api
      RouteKey: $connect
      AuthorizationType: CUSTOM
      AuthorizerId: !Ref Authorizer
      Target: !Join [/, [integrations, !Ref Integration]]
  Default:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: $default, Target: !Sub 'integrations/\${Integration}' }
  Response: { Type: AWS::ApiGatewayV2::RouteResponse, Properties: { ApiId: !Ref Api, RouteId: !Ref Default, RouteResponseKey: $default } }
  Integration: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationType: AWS_PROXY } }
  Answer: { Type: AWS::ApiGatewayV2::IntegrationResponse, Properties: { ApiId: !Ref Api, IntegrationId: !Ref Integration, IntegrationResponseKey: $default } }
  Authorizer: { Type: AWS::ApiGatewayV2::Authorizer, Properties: { ApiId: !Ref Api, AuthorizerType: REQUEST, Name: a } }
  Deployment: { Type: AWS::ApiGatewayV2::Deployment, DependsOn: [Connect], Properties: { ApiId: !Ref Api } }
  Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Api, StageName: live, DeploymentId: !Ref Deployment } }
  Mapping: { Type: AWS::ApiGatewayV2::ApiMapping, Properties: { ApiId: !Ref Api, DomainName: d, Stage: live } }
  Message: { Type: AWS::ApiGatewayV2::Model, Properties: { ApiId: !Ref Api, Name: m, Schema: {} } }
`;

describe('an API and its parts', () => {
  test('are found by what they refer to', () => {
    const api = only(model(CHAT));
    expect(ids([api])).toEqual(['Api']);
    expect(ids(api.routes)).toEqual(['Connect', 'Default']);
    expect(ids(api.integrations)).toEqual(['Integration']);
    expect(ids(api.authorizers)).toEqual(['Authorizer']);
    expect(ids(api.stages)).toEqual(['Stage']);
    expect(ids(api.deployments)).toEqual(['Deployment']);
    expect(ids(api.mappings)).toEqual(['Mapping']);
    expect(ids(api.models)).toEqual(['Message']);
    expect(ids(api.routeResponses)).toEqual(['Response']);
  });

  test('two routes share one integration', () => {
    const api = only(model(CHAT));
    const [integration] = api.integrations;
    expect(ids(integration?.routes ?? [])).toEqual(['Connect', 'Default']);
    expect(api.routes.map(({ integrations }) => ids(integrations))).toEqual([['Integration'], ['Integration']]);
    expect(ids(integration?.responses ?? [])).toEqual(['Answer']);
  });

  test('a route has its key, authorizers and responses', () => {
    const api = only(model(CHAT));
    expect(api.routes.map(({ key }) => key)).toEqual(['$connect', '$default']);
    expect(api.routes.map(({ authorizers }) => ids(authorizers))).toEqual([['Authorizer'], []]);
    expect(api.routes.map(({ responses }) => ids(responses))).toEqual([[], ['Response']]);
    expect(ids(api.authorizers[0]?.routes ?? [])).toEqual(['Connect']);
  });

  test('what exists before a resource is what it depends on and refers to, and so on', () => {
    const [stage] = model(CHAT).stages;
    if (!stage) throw new Error('no stage');
    const before = branchesBefore(stage.resource);
    const { resources } = stage.resource.template;
    const first = [...resources.logicalIds].filter((id) => {
      const other = resources.get(id);
      return other && before(other).length > 0;
    });
    expect(first.sort()).toEqual(['Api', 'Authorizer', 'Connect', 'Deployment', 'Integration']);
  });
});

describe('a route points at an integration', () => {
  const integrations = (target: string): readonly unknown[] => {
    const { routes } = only(model(CHAT.replace("!Sub 'integrations/${Integration}'", target)));
    return ids(routes.find(({ key }) => key === '$default')?.integrations ?? []);
  };

  test.each([
    ['!Sub "integrations/${Integration}"', ['Integration']],
    ['!Sub "integrations/${Integration.IntegrationId}"', ['Integration']],
    ['!Ref Integration', []],
    ['!Sub "integration/${Integration}"', []],
    ['!Sub "integrations/${Integration}/live"', []],
    ['!Sub "integrations/${Authorizer}"', []],
    ['integrations/a1b2c3', []],
    ['[a]', []],
  ])('%s', (target, expected) => {
    expect(integrations(target)).toEqual(expected);
  });
});

describe('answers belong to the route or the integration that they name, in the branch in which they do', () => {
  const text = (id: string): string => `
Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET } }
  One: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: one } }
  Two: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: two } }
  Back: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationType: MOCK } }
  Front: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationType: MOCK } }
  Response: { Type: AWS::ApiGatewayV2::RouteResponse, Properties: { ApiId: !Ref Api, RouteId: ${id}, RouteResponseKey: $default } }
  Answer: { Type: AWS::ApiGatewayV2::IntegrationResponse, Properties: { ApiId: !Ref Api, IntegrationId: ${id.replace('One', 'Back').replace('Two', 'Front')}, IntegrationResponseKey: $default } }`;
  const answers = (id: string): readonly (readonly unknown[])[] => {
    const { routes, integrations } = only(model(text(id)));
    return [...routes, ...integrations].map(({ responses }) =>
      responses.map(({ resource, when }) => [resource.logicalId, branch(when)]),
    );
  };

  test.each([
    ['!Ref One', [[['Response', []]], [], [['Answer', []]], []]],
    [
      '!If [IsProd, !Ref One, !Ref Two]',
      [
        [['Response', ['IsProd is true']]],
        [['Response', ['IsProd is false']]],
        [['Answer', ['IsProd is true']]],
        [['Answer', ['IsProd is false']]],
      ],
    ],
    ['a1b2c3', [[], [], [], []]],
  ])('%s', (id, expected) => {
    expect(answers(id)).toEqual(expected);
  });
});

describe('which APIs are WebSocket APIs', () => {
  const api = (protocol: string, sections = ''): Model =>
    model(`${sections}
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ${protocol} } }
  Route: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: $default } }
  Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Api, StageName: live } }`);
  const conditions = 'Conditions: { IsChat: !Equals [!Ref AWS::Region, eu-west-1] }';

  test.each([
    ['ProtocolType: WEBSOCKET', '', 1],
    ['ProtocolType: !Ref Type', 'Parameters: { Type: { Type: String, Default: WEBSOCKET } }', 1],
    ['ProtocolType: !If [IsChat, WEBSOCKET, WEBSOCKET]', conditions, 1],
    ['ProtocolType: HTTP', '', 0],
    ['Body: {}', '', 0],
    ['ProtocolType: !If [IsChat, WEBSOCKET, HTTP]', conditions, 1],
    ['ProtocolType: !Ref Type', 'Parameters: { Type: { Type: String } }', 1],
    ['ProtocolType: !If [IsChat, HTTP, HTTP]', conditions, 0],
  ])('%s %s', (protocol, sections, expected) => {
    const found = api(protocol, sections);
    expect(found.apis).toHaveLength(expected);
    expect(found.routes).toHaveLength(expected);
    expect(found.stages).toHaveLength(expected);
  });

  describe('an API out of sight is what its parts prove', () => {
    const parts = (properties: string, type = 'Route'): Model =>
      model(
        `Resources: { Part: { Type: 'AWS::ApiGatewayV2::${type}', Properties: { ApiId: abc123, ${properties} } } }`,
      );

    test.each([
      ['Route', 'RouteKey: $connect'],
      ['Route', 'RouteKey: $disconnect'],
      ['Route', 'RouteKey: send, RouteResponseSelectionExpression: $default'],
      ['Stage', 'StageName: live, DefaultRouteSettings: { LoggingLevel: INFO }'],
      ['Stage', 'StageName: live, DefaultRouteSettings: { DataTraceEnabled: false }'],
      ['Stage', 'StageName: live, RouteSettings: { send: { LoggingLevel: INFO } }'],
      ['Stage', 'StageName: live, RouteSettings: { send: { DataTraceEnabled: true } }'],
      ['Route', 'RouteKey: send, ModelSelectionExpression: $request.body.action'],
      ['Integration', 'IntegrationType: MOCK'],
      ['Integration', 'IntegrationType: AWS'],
      ['Integration', 'IntegrationType: HTTP'],
      ['Integration', 'IntegrationType: AWS_PROXY, RequestTemplates: { a: b }'],
      ['Integration', 'IntegrationType: AWS_PROXY, ContentHandlingStrategy: CONVERT_TO_TEXT'],
      ['Integration', 'IntegrationType: AWS_PROXY, TemplateSelectionExpression: $default'],
      ['Integration', 'IntegrationType: AWS_PROXY, PassthroughBehavior: NEVER'],
      ['Model', 'Name: message, Schema: {}'],
      ['RouteResponse', 'RouteId: a, RouteResponseKey: $default'],
      ['Integration', 'IntegrationType: MOCK, PassthroughBehavior: NEVER'],
      ['Authorizer', 'AuthorizerType: REQUEST, IdentitySource: [route.request.header.Auth]'],
    ])('%s { %s } is of a WebSocket API', (type, properties) => {
      const { apis } = parts(properties, type);
      expect(apis.map(({ resource }) => resource)).toStrictEqual([undefined]);
    });

    test.each([
      ['Route', 'RouteKey: $default'],
      ['Route', "RouteKey: 'GET /'"],
      ['Stage', 'StageName: live, DefaultRouteSettings: { ThrottlingRateLimit: 1 }'],
      ['Stage', 'StageName: live, RouteSettings: { "GET /": { LoggingLevel: INFO } }'],
      ['Stage', 'StageName: live, RouteSettings: !ImportValue Settings'],
      ['Route', 'RouteKey: send, RouteResponseSelectionExpression: !ImportValue Expression'],
      ['Route', 'RouteKey: send, ModelSelectionExpression: !Ref AWS::NoValue'],
      ['Authorizer', 'AuthorizerType: REQUEST, IdentitySource: [[route.request.header.Auth]]'],
      ['Integration', 'IntegrationType: AWS_PROXY'],
      ['Authorizer', 'AuthorizerType: REQUEST, IdentitySource: [$request.header.Auth]'],
    ])('%s { %s } may be of an HTTP API', (type, properties) => {
      expect(parts(properties, type).apis).toEqual([]);
    });

    test.each([
      ['Route', 'RouteKey: "GET /books"'],
      ['Route', 'RouteKey: $default, AuthorizationType: JWT'],
      ['Stage', 'StageName: $default'],
      ['Integration', 'IntegrationType: AWS_PROXY, IntegrationSubtype: SQS-SendMessage'],
      ['Integration', 'IntegrationType: AWS_PROXY, PayloadFormatVersion: "2.0"'],
      ['Integration', 'IntegrationType: AWS_PROXY, PayloadFormatVersion: 2'],
      ['Authorizer', 'AuthorizerType: JWT'],
      ['Authorizer', 'AuthorizerType: REQUEST, AuthorizerPayloadFormatVersion: "1.0"'],
    ])('%s { %s } is of an HTTP API', (type, properties) => {
      const found = parts(properties, type);
      expect([found.apis.length, found.of('http').apis.length]).toEqual([0, 1]);
    });

    test.each([
      ['Route', 'RouteKey: $default'],
      ['Route', 'RouteKey: $default, AuthorizationType: CUSTOM'],
      ['Route', 'RouteKey: !ImportValue Key'],
      ['Route', 'RouteKey: "GET books"'],
      ['Route', 'RouteKey: "get /books"'],
      ['Stage', 'StageName: live'],
      ['Integration', 'IntegrationType: AWS_PROXY, PayloadFormatVersion: "1.0"'],
      ['Authorizer', 'AuthorizerType: REQUEST'],
    ])('%s { %s } may be of either', (type, properties) => {
      const found = parts(properties, type);
      expect([found.apis.length, found.of('http').apis.length]).toEqual([0, 0]);
    });

    test.each([
      ['an authorizer with the payload of HTTP APIs', ', AuthorizerPayloadFormatVersion: "2.0"', ''],
      ['a route of an HTTP API', '', 'Route, Properties: { ApiId: abc123, RouteKey: "GET /books" }'],
      ['the default stage', '', 'Stage, Properties: { ApiId: abc123, StageName: $default }'],
      [
        'an integration with a service of AWS',
        '',
        'Integration, Properties: { ApiId: abc123, IntegrationType: AWS_PROXY, IntegrationSubtype: SQS-SendMessage }',
      ],
    ])('the identity source of a WebSocket API proves nothing beside %s', (_, properties, other) => {
      const found = model(`
Resources:
  Check: { Type: AWS::ApiGatewayV2::Authorizer, Properties: { ApiId: abc123, AuthorizerType: REQUEST, IdentitySource: [route.request.header.Auth]${properties} } }
  ${other === '' ? '' : `Other: { Type: AWS::ApiGatewayV2::${other} }`}`);
      expect(found.apis).toEqual([]);
      expect(found.of('http').apis).toHaveLength(other === '' ? 0 : 1);
    });

    test('parts that name it alike are its parts', () => {
      const found = model(`
Parameters: { ApiId: { Type: String } }
Resources:
  Connect: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref ApiId, RouteKey: $connect } }
  Send: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Sub '\${ApiId}', RouteKey: send } }
  Other: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: other, RouteKey: send } }`);
      expect(ids(only(found).routes)).toEqual(['Connect', 'Send']);
    });
  });
});

describe('templates of one app', () => {
  const exporting = `${CHAT}
Outputs: { Id: { Value: !Ref Api, Export: { Name: chat-id } } }`;
  const importing = `
Resources:
  Send: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !ImportValue chat-id, RouteKey: send } }`;

  test('a route in another stack belongs to the API', () => {
    expect(ids(only(model(exporting, importing)).routes)).toEqual(['Connect', 'Default', 'Send']);
    expect(ids(only(model(importing, exporting)).routes)).toEqual(['Send', 'Connect', 'Default']);
  });

  test('an API that something else than CloudFormation creates is one, where its parts prove what it is', () => {
    const made = `
Resources:
  Made: { Type: Custom::Chat, Properties: { ServiceToken: arn } }
  Connect: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Made, RouteKey: $connect } }
  Send: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Made, RouteKey: send } }`;
    const api = only(model(made));
    expect(api.resource).toBeUndefined();
    expect(ids(api.routes)).toEqual(['Connect', 'Send']);
  });

  test('equal logical ids in two templates are two resources', () => {
    const two = model(CHAT, CHAT);
    expect(two.apis).toHaveLength(2);
    expect(two.apis.map(({ routes }) => routes.length)).toEqual([2, 2]);
    expect(two.apis.every((api) => api.routes.every(({ integrations }) => integrations[0]?.api === api))).toBe(true);
  });
});

describe('conditions', () => {
  const sections = `
Parameters: { Env: { Type: String }, Tier: { Type: String, AllowedValues: [free, paid] } }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsTest: !Not [!Condition IsProd]
  IsFree: !Equals [!Ref Tier, free]
  IsPaid: !Equals [!Ref Tier, paid]
  IsNever: !Equals [a, b]`;
  const route = (name: string, more: string, properties = 'RouteKey: $connect'): string =>
    `  ${name}: { Type: AWS::ApiGatewayV2::Route, ${more} Properties: { ApiId: !Ref Api, ${properties} } }`;
  const api = (...lines: readonly string[]): Model =>
    model(`${sections}
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET } }
${lines.join('\n')}`);
  const lack = (...lines: readonly string[]): unknown => {
    const within = api(...lines);
    return absentRoute(only(within), '$connect').map(({ when, reason }) => reason ?? branch(when));
  };

  test.each<[string, readonly string[], unknown]>([
    ['always there', [route('Connect', '')], []],
    ['never there', [route('Send', '', 'RouteKey: send')], [[]]],
    ['there in one branch', [route('Connect', 'Condition: IsProd,')], [['IsProd is false']]],
    ['there in both branches', [route('A', 'Condition: IsProd,'), route('B', 'Condition: IsTest,')], []],
    ['there for every allowed value', [route('A', 'Condition: IsFree,'), route('B', 'Condition: IsPaid,')], []],
    [
      'there in two of four branches',
      [route('A', 'Condition: IsProd,'), route('B', 'Condition: IsFree,')],
      [['IsProd is false', 'IsFree is false']],
    ],
    ['there under one of two keys', [route('A', '', 'RouteKey: !If [IsProd, $connect, send]')], [['IsProd is false']]],
    [
      'missing in three of four branches',
      [route('A', 'Condition: IsProd,', 'RouteKey: !If [IsFree, $connect, send]')],
      [['IsProd is false'], ['IsProd is true', 'IsFree is false']],
    ],
    ['there under a condition that never holds', [route('A', 'Condition: IsNever,')], [[]]],
    ['perhaps there', [route('A', '', 'RouteKey: !Ref Env')], ['the key of route A is only known at deployment']],
    [
      'perhaps there in one branch',
      [route('A', '', 'RouteKey: !If [IsProd, !ImportValue Key, send]')],
      [['IsProd is false'], 'the key of route A is only known at deployment'],
    ],
  ])('a route that is %s', (_, lines, expected) => {
    expect(lack(...lines)).toEqual(expected);
  });

  test('what is never created is no part of anything', () => {
    const within = api(
      route('Connect', 'Condition: IsNever,'),
      '  Gone: { Type: AWS::ApiGatewayV2::Api, Condition: IsNever, Properties: { ProtocolType: WEBSOCKET } }',
      '  Stage: { Type: AWS::ApiGatewayV2::Stage, Condition: IsNever, Properties: { ApiId: !Ref Api, StageName: live } }',
    );
    expect(ids(within.apis)).toEqual(['Api']);
    expect([within.routes, within.stages]).toEqual([[], []]);
  });

  test('jointly: the branch in which all of some things are deployed', () => {
    const within = api(
      route('A', 'Condition: IsProd,'),
      route('B', 'Condition: IsTest,'),
      route('C', 'Condition: IsFree,'),
    );
    const [a = [], b = [], c = []] = within.routes.map(({ when }) => when);
    expect(branch(jointly(a, b))).toBeUndefined();
    expect(branch(jointly(a, c))).toEqual(['IsProd is true', 'IsFree is true']);
    expect(branch(jointly([], []))).toEqual([]);
  });

  test('excluding: the branches in which one thing is deployed and none of some others are', () => {
    const within = api(
      route('A', 'Condition: IsProd,'),
      route('B', 'Condition: IsTest,'),
      route('C', 'Condition: IsFree,'),
    );
    const [a = [], b = [], c = []] = within.routes.map(({ when }) => when);
    const alone = (...given: Parameters<typeof excluding>): unknown => excluding(...given).map(branch);
    expect(alone([], [a, b])).toEqual([]);
    expect(alone(a, [b])).toEqual([['IsProd is true']]);
    expect(alone(a, [c])).toEqual([['IsProd is true', 'IsFree is false']]);
    expect(alone([], [[]])).toEqual([]);
    expect(alone([], [])).toEqual([[]]);
  });

  test('a route points at one integration once, whatever branches its target has', () => {
    const within = api(
      route(
        'A',
        '',
        "RouteKey: send, Target: !If [IsProd, !Sub 'integrations/${I}', !Join [/, [integrations, !Ref I]]]",
      ),
      '  I: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationType: MOCK } }',
    );
    expect(ids(within.routes[0]?.integrations ?? [])).toEqual(['I']);
    expect(ids(within.integrations[0]?.routes ?? [])).toEqual(['A']);
  });

  test('a default and the branch it contradicts are never judged together', () => {
    const text = (type: string): string => `
Parameters: { Auth: { Type: String, Default: ${type} } }
Conditions: { IsCustom: !Equals [!Ref Auth, CUSTOM] }
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET } }
  Authorizer:
    Type: AWS::ApiGatewayV2::Authorizer
    Condition: IsCustom
    Properties: { ApiId: !Ref Api, AuthorizerType: REQUEST, Name: a, IdentitySource: [route.request.header.Auth] }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Api
      RouteKey: $connect
      AuthorizationType: !Ref Auth
      AuthorizerId: !If [IsCustom, !Ref Authorizer, !Ref AWS::NoValue]`;
    const reported = (type: string): readonly string[] =>
      check([template(text(type))])
        .findings.filter(({ resource }) => resource.logicalId === 'Connect')
        .map(({ ruleId }) => ruleId);
    expect(reported('AWS_IAM')).toEqual([]);
    expect(reported('CUSTOM')).toEqual([]);
  });
});
