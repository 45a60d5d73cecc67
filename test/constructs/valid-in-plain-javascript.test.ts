import { App, CfnOutput, CfnParameter, Duration, Lazy, Stack } from 'aws-cdk-lib';
import {
  HttpMethod,
  HttpRouteKey,
  WebSocketApiKeySelectionExpression,
  WebSocketStage as PlainStage,
  type CfnStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { ApplicationListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as guard from '../../src';
import { errorsOf } from '../support/annotations';
import { GUARDED, lambda, PLAIN, type Library } from '../support/libraries';

// What aws-cdk-lib deploys as it is meant must not be refused, although TypeScript may not take it.

const OPEN = { anonymousAccess: { reason: 'Not what is tested.' } };

/** A value of a type that it does not have. */
const any = (value: unknown): never => value as never;
/** A value that is known at synthesis. */
const lazy = (value: unknown): never => any(Lazy.any({ produce: () => value }));

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Chat');
});

const synthesised = () => Template.fromStack(stack);

const web = (library: Library, props: object = {}) => new library.HttpApi(stack, 'Web', any({ ...OPEN, ...props }));
const chat = (library: Library) => new library.WebSocketApi(stack, 'Chat', any(OPEN));
const stage = (library: Library, props: object) =>
  new library.WebSocketStage(stack, 'Live', { webSocketApi: chat(library), stageName: 'live', ...props });
const webStage = (library: Library, props: object) =>
  new library.HttpStage(stack, 'Live', {
    httpApi: web(library, { createDefaultStage: false }),
    stageName: 'live',
    ...props,
  });
const route = (library: Library, props: object, options: object = {}) =>
  web(library).addRoutes({
    path: '/books',
    methods: [HttpMethod.GET],
    integration: new library.HttpLambdaIntegration('Call', lambda(stack, 'Handler'), options),
    ...props,
  });
const authorized = (library: Library, props: object) =>
  route(library, { authorizer: new library.HttpLambdaAuthorizer('Who', lambda(stack, 'Who'), props) });
const tokens = (library: Library, props: object) =>
  route(library, {
    authorizer: new library.HttpJwtAuthorizer('Who', 'https://id.example.com', { jwtAudience: ['books'], ...props }),
  });
const connect = (library: Library, props: object) =>
  chat(library).addRoute('$connect', {
    integration: new library.WebSocketLambdaIntegration('Call', lambda(stack, 'Handler')),
    authorizer: new library.WebSocketLambdaAuthorizer('Who', lambda(stack, 'Who'), props),
  });
const link = (library: Library, props: object) =>
  new library.VpcLink(stack, 'Link', { vpc: new Vpc(stack, 'Vpc'), ...props });

/** A list that is given at deployment. */
const parameter = (id: string) => new CfnParameter(stack, id, { type: 'CommaDelimitedList' }).valueAsList;

/** The limits of an application, whose class has more than what a stage reads. */
class Limits {
  public readonly name = 'usual';
  public readonly rateLimit = 50;
  public get burstLimit(): number {
    return this.rateLimit * 2;
  }
}

const NOTHING = [null, false, 0, ''] as const;

/** Makes an object whose class has properties as getters, with a private field behind them. */
function getters(properties: Readonly<Record<string, unknown>>): object {
  class Properties {
    readonly #properties = properties;
    protected read(name: string): unknown {
      return this.#properties[name];
    }
  }
  for (const name of Object.keys(properties))
    Object.defineProperty(Properties.prototype, name, {
      get(this: Properties) {
        return this.read(name);
      },
    });
  // A subclass, whose getters are further up.
  return new (class extends Properties {})();
}

const ACCEPTED: readonly (readonly [what: string, make: (library: Library) => unknown])[] = [
  ...NOTHING.flatMap((nothing) => [
    [`${JSON.stringify(nothing)} for CORS`, (library: Library) => web(library, { corsPreflight: nothing })] as const,
    [
      `${JSON.stringify(nothing)} for a domain`,
      (library: Library) => web(library, { defaultDomainMapping: nothing }),
    ] as const,
    [
      `${JSON.stringify(nothing)} for scopes`,
      (library: Library) => web(library, { defaultAuthorizationScopes: nothing }),
    ] as const,
    [
      `${JSON.stringify(nothing)} for scopes of a route`,
      (library: Library) => route(library, { authorizationScopes: nothing }),
    ] as const,
    [`${JSON.stringify(nothing)} for limits`, (library: Library) => stage(library, { throttle: nothing })] as const,
    [
      `${JSON.stringify(nothing)} for limits of an HTTP API`,
      (library: Library) => webStage(library, { throttle: nothing }),
    ] as const,
    [
      `${JSON.stringify(nothing)} for a mapping`,
      (library: Library) => stage(library, { domainMapping: nothing }),
    ] as const,
    [
      `${JSON.stringify(nothing)} for an access log`,
      (library: Library) => stage(library, { accessLogSettings: nothing }),
    ] as const,
    [
      `${JSON.stringify(nothing)} for a response`,
      (library: Library) =>
        chat(library).addRoute('send', {
          integration: new library.WebSocketMockIntegration('Mock'),
          returnResponse: any(nothing),
        }),
    ] as const,
    [
      `${JSON.stringify(nothing)} for a parameter mapping`,
      (library: Library) => route(library, {}, { parameterMapping: nothing }),
    ] as const,
  ]),
  ['null for the properties of an HTTP API', (library) => new library.HttpApi(stack, 'Null', any(null))],
  ['null for the options of a stage', (library) => web(library).addStage('Beta', any(null))],
  ['false for the name of a stage, which is $default then', (library) => webStage(library, { stageName: false })],
  ['null for a period of CORS', (library) => web(library, { corsPreflight: { allowOrigins: ['*'], maxAge: null } })],
  ['null for methods', (library) => route(library, { methods: null })],
  ['no method, which adds no route', (library) => route(library, { methods: [] })],
  ['null for a timeout', (library) => route(library, {}, { timeout: null })],
  ['null for identity sources', (library) => authorized(library, { identitySource: null })],
  ['null for the time of a cache', (library) => authorized(library, { resultsCacheTtl: null })],
  ['null for one of the limits', (library) => webStage(library, { throttle: { rateLimit: 5, burstLimit: null } })],
  ['limits of a class', (library) => webStage(library, { throttle: new Limits() })],
  ['limits without any', (library) => webStage(library, { throttle: {} })],
  ['limits that are known later', (library) => webStage(library, { throttle: { rateLimit: lazy(5) } })],
  ['audiences that are known later', (library) => tokens(library, { jwtAudience: lazy(['books']) })],
  [
    'identity sources that are known later',
    (library) => tokens(library, { identitySource: lazy(['$request.header.X']) }),
  ],
  ['such of a WebSocket API', (library) => connect(library, { identitySource: lazy(['route.request.header.X']) })],
  [
    'audiences and identity sources of a parameter',
    (library) => tokens(library, { jwtAudience: parameter('Audiences'), identitySource: parameter('Sources') }),
  ],
  [
    'identity sources of a parameter',
    (library) => authorized(library, { identitySource: parameter('Sources'), resultsCacheTtl: Duration.seconds(5) }),
  ],
  ['such of a WebSocket API, too', (library) => connect(library, { identitySource: parameter('Sources') })],
  [
    'null for the scopes of a route, where the API has some that do not apply to it',
    (library) => {
      const defaults = {
        defaultAuthorizer: new library.HttpIamAuthorizer(),
        defaultAuthorizationScopes: ['books/read'],
      };
      web(library, { ...defaults, anonymousAccess: undefined }).addRoutes({
        path: '/books',
        integration: new library.HttpUrlIntegration('Fetch', 'https://books.example.com'),
        authorizationScopes: any(null),
      });
    },
  ],
  [
    'another default child of a stage',
    (library) => {
      stage(library, {}).node.defaultChild = new Queue(stack, 'Queue');
    },
  ],
  [
    'a set of security groups',
    (library) =>
      link(library, { securityGroups: new Set([SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-12345678')]) }),
  ],
];

describe.each([
  ['aws-cdk-lib', PLAIN],
  ['this package', GUARDED],
])('%s takes', (_, library) => {
  test.each(ACCEPTED)('%s', (__, make) => {
    make(library);
    expect(synthesised).not.toThrow();
  });
});

test('false for an authorizer is refused, as it would leave open who may call', () => {
  expect(() => web(GUARDED, { defaultAuthorizer: false })).toThrow(
    'Chat/Web: defaultAuthorizer is false, but has to be an authorizer, such as new HttpIamAuthorizer().',
  );
});

describe.each([
  ['aws-cdk-lib', PLAIN, []],
  ['aws-cdk-lib with injectors', PLAIN, [...guard.WebSocketGuardInjectors.all(), ...guard.HttpGuardInjectors.all()]],
  ['this package', GUARDED, []],
])('%s reads the getters of a class', (_, library, propertyInjectors) => {
  beforeEach(() => {
    stack = new Stack(new App(), 'Chat', { propertyInjectors });
  });

  test('for a WebSocket API', () => {
    new library.WebSocketApi(stack, 'Chat', any(getters({ apiName: 'team', description: 'ours', ...OPEN })));
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Api', { Name: 'team', Description: 'ours' });
  });

  test('for an HTTP API', () => {
    new library.HttpApi(stack, 'Web', any(getters({ apiName: 'team', ...OPEN })));
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Api', { Name: 'team' });
  });

  test('for a stage', () => {
    const props = getters({ webSocketApi: chat(library), stageName: 'live', description: 'ours' });
    new library.WebSocketStage(stack, 'Live', any(props));
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Stage', { StageName: 'live', Description: 'ours' });
  });

  test('for a stage of an HTTP API', () => {
    const props = getters({ httpApi: web(library), stageName: 'beta', description: 'ours' });
    new library.HttpStage(stack, 'Beta', any(props));
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Stage', { StageName: 'beta', Description: 'ours' });
  });

  test('for a route', () => {
    const integration = new library.WebSocketMockIntegration('Mock');
    new library.WebSocketRoute(
      stack,
      'Send',
      any(getters({ webSocketApi: chat(library), routeKey: 'send', integration })),
    );
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'send' });
  });

  test('for a route of an HTTP API', () => {
    const integration = new library.HttpUrlIntegration('Fetch', 'https://books.example.com');
    const routeKey = HttpRouteKey.with('/books', HttpMethod.GET);
    new library.HttpRoute(stack, 'Get', any(getters({ httpApi: web(library), routeKey, integration })));
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'GET /books' });
  });

  test('for routes of an HTTP API', () => {
    const integration = new library.HttpUrlIntegration('Fetch', 'https://books.example.com');
    web(library).addRoutes(any(getters({ path: '/books', methods: [HttpMethod.GET], integration })));
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'GET /books' });
  });

  test('for an integration', () => {
    const integrationUri = 'https://chat.example.com';
    const props = { webSocketApi: chat(library), integrationType: 'HTTP_PROXY', integrationUri };
    new library.WebSocketIntegration(stack, 'Call', any(getters(props)));
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Integration', { IntegrationUri: integrationUri });
  });
});

test('the getters of a class are read for a table of connections', () => {
  new guard.WebSocketConnectionTable(stack, 'Table', getters({ tableName: 'connections', timeToLiveAttribute: 'end' }));
  synthesised().hasResourceProperties('AWS::DynamoDB::Table', {
    TableName: 'connections',
    TimeToLiveSpecification: { AttributeName: 'end' },
  });
});

test('null for the properties of a WebSocket API is nothing, and asks who may connect', () => {
  new guard.WebSocketApi(stack, 'Chat', any(null));
  expect(synthesised).toThrow('anybody on the internet could connect');
});

test.each([
  ['HTTP methods', () => route(GUARDED, { methods: parameter('Methods') }), 'Chat/Web: for /books, '],
  ['a set of HTTP methods', () => route(GUARDED, { methods: new Set(['GET']) }), 'Chat/Web: for /books, '],
  [
    'methods of a permission',
    () => {
      const live = new guard.WebSocketStage(stack, 'Live', { webSocketApi: chat(GUARDED), stageName: 'live' });
      live.grantManageConnections(lambda(stack, 'Handler'), { methods: any(parameter('Methods')) });
    },
    'Chat/Live: ',
  ],
])('%s: they have to be a list that is known at synthesis', (_, make, place) => {
  expect(make).toThrow(new RegExp(`^${place}methods is .*, but has to be a list that is known at synthesis`));
});

test('null for identity sources of a WebSocket API leaves open where clients send their token', () => {
  connect(GUARDED, { identitySource: null });
  expect(synthesised).toThrow('the authorizer Who has no identitySource.');
});

test.each([
  WebSocketApiKeySelectionExpression.HEADER_X_API_KEY,
  WebSocketApiKeySelectionExpression.AUTHORIZER_USAGE_IDENTIFIER_KEY,
  new WebSocketApiKeySelectionExpression(lazy('$request.header.x-api-key')),
])('the key of a client may come from %j', (apiKeySelectionExpression) => {
  new guard.WebSocketApi(stack, 'Chat', { ...OPEN, apiKeySelectionExpression });
  synthesised().hasResourceProperties('AWS::ApiGatewayV2::Api', {
    ApiKeySelectionExpression: Match.stringLikeRegexp('x-api-key|usageIdentifierKey'),
  });
});

test('limits of a class are those of the stage', () => {
  webStage(GUARDED, { throttle: new Limits() });
  synthesised().hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
  });
});

test.each([
  [{ rate: 5 }, 'throttle has no option "rate"; it has rateLimit, burstLimit'],
  [{ rateLimit: 5, burstlimit: 5 }, 'throttle has no option "burstlimit"; did you mean "burstLimit"?'],
  [
    lazy({ rateLimit: 5 }),
    'throttle is an object of the class LazyBox, but has to be an object with limits: { rateLimit: 100, burstLimit: 50 }.',
  ],
  [
    { rateLimit: '5' },
    'throttle.rateLimit is "5", but has to be a number above 0: with 0, API Gateway answers every request with 429.',
  ],
  [
    { rateLimit: NaN },
    'throttle.rateLimit is NaN, but has to be a number above 0: with 0, API Gateway answers every request with 429.',
  ],
  [
    { burstLimit: 1.5 },
    'throttle.burstLimit is 1.5, but has to be a whole number from 1 on: with less, API Gateway answers every request with 429.',
  ],
  [
    { burstLimit: 0 },
    'throttle.burstLimit is 0, but has to be a whole number from 1 on: with less, API Gateway answers every request with 429.',
  ],
])('limits that would have no effect are refused: %j', (throttle, message) => {
  expect(() => stage(GUARDED, { throttle })).toThrow(new Error(`Chat/Live: ${message}`));
});

describe.each(NOTHING)('%s is nothing in what only this package has:', (nothing) => {
  test('actions of alarms', () => {
    stage(GUARDED, { alarms: { actions: nothing } });
    synthesised().hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmActions: Match.absent() });
  });

  test('the role of an integration, which gets one of its own', () => {
    const integration = new guard.WebSocketSqsIntegration('Send', {
      queue: new Queue(stack, 'Queue'),
      credentialsRole: any(nothing),
    });
    chat(GUARDED).addRoute('send', { integration });
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      CredentialsArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('SendRole'), 'Arn'] },
    });
  });

  test('the link of a private integration, which gets that of its VPC', () => {
    route(GUARDED, { integration: privately({ vpcLink: nothing, vpc: new Vpc(stack, 'Vpc') }) });
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      ConnectionId: { Ref: Match.stringLikeRegexp('VpcLink') },
    });
  });

  test('the reason for a server that nobody verifies, which is missing then', () => {
    route(GUARDED, {
      integration: privately({
        vpc: new Vpc(stack, 'Vpc'),
        secureServerName: undefined,
        unverifiedServer: any(nothing),
      }),
    });
    expect(errorsOf(stack)).toEqual([expect.stringContaining('Call sends plain HTTP to its private back end')]);
  });

  test('the domain of a default stage that is not created, whose options are refused', () => {
    const props = { createDefaultStage: false, defaultDomainMapping: nothing, defaultStageOptions: {} };
    expect(() => web(GUARDED, props)).toThrow('defaultStageOptions not supported with createDefaultStage disabled');
  });

  test('the VPC of a private integration, which has to have a link then', () => {
    expect(() => route(GUARDED, { integration: privately({ vpc: nothing }) })).toThrow(
      'the vpcLink property must be specified, or vpc.',
    );
  });
});

/** An integration with a load balancer that is imported. */
const privately = (props: object) =>
  new guard.HttpAlbIntegration(
    'Call',
    ApplicationListener.fromApplicationListenerAttributes(stack, 'Listener', {
      listenerArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/a/b/c',
      securityGroup: SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-12345678'),
    }),
    { secureServerName: 'books.example.com', ...props },
  );

describe('null is nothing in what only this package has:', () => {
  test.each([
    ['a level, whose default holds', { loggingLevel: null }],
    ['settings of routes', { routeSettings: null }],
    ['thresholds, a period and actions', { alarms: { clientErrors: null, period: null, actions: null } }],
    ['the role of the account', { accountLogRole: null }],
  ])('%s', (_, props) => {
    stage(GUARDED, props);
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: Match.objectLike({ LoggingLevel: 'ERROR' }),
    });
  });

  test('the level of a route, which is that of its stage', () => {
    const live = stage(GUARDED, { routeSettings: { send: { loggingLevel: null } } });
    expect(stack.resolve((live.node.findChild('Resource') as CfnStage).routeSettings)).toMatchObject({
      send: { LoggingLevel: 'ERROR' },
    });
  });

  test('the alarm of connections, which there is none of then', () => {
    stage(GUARDED, { alarms: { connects: null } });
    synthesised().resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { MetricName: 'ConnectCount' }, 0);
  });

  test('attributes of an item', () => {
    const table = Table.fromTableName(stack, 'Table', 'connections');
    const integration = new guard.WebSocketDynamoDbIntegration('Put', {
      table,
      action: guard.DynamoDbAction.PUT_ITEM,
      attributes: any(null),
    });
    chat(GUARDED).addRoute('send', { integration });
    expect(synthesised).not.toThrow();
  });

  test('the name of a server, which nobody verifies then', () => {
    route(GUARDED, { integration: privately({ vpc: new Vpc(stack, 'Vpc'), secureServerName: null }) });
    expect(errorsOf(stack)).toEqual([expect.stringContaining('Call sends plain HTTP to its private back end')]);
  });

  test('the key of a domain, which is for the stage as a whole then', () => {
    const live = stage(GUARDED, {}) as guard.WebSocketStage;
    const certificate = Certificate.fromCertificateArn(stack, 'Certificate', 'arn');
    live.addDomain('Domain', {
      domainName: 'chat.example.com',
      certificate,
      mappingKey: any(null),
      closeDefaultEndpoint: true,
    });
    new CfnOutput(stack, 'Url', { value: live.url });
    const template = synthesised();
    template.hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', { ApiMappingKey: Match.absent() });
    template.hasOutput('Url', {
      Value: { 'Fn::Join': ['', ['wss://', { Ref: Match.stringLikeRegexp('LiveDomain') }]] },
    });
  });

  test('the name of a key, which is that of connections', () => {
    const table = Table.fromTableName(stack, 'Table', 'connections');
    const integration = new guard.WebSocketDynamoDbIntegration('Delete', {
      table,
      action: guard.DynamoDbAction.DELETE_ITEM,
      partitionKey: any(null),
    });
    chat(GUARDED).addRoute('send', { integration });
    synthesised().hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      RequestTemplates: { $default: Match.stringLikeRegexp('"Key":{"connectionId":') },
    });
  });

  test('the type of an event, which is the key of its route', () => {
    const eventBus = EventBus.fromEventBusName(stack, 'Bus', 'events');
    const integration = new guard.WebSocketEventBridgeIntegration('Put', {
      eventBus,
      source: 'com.example',
      detailType: any(null),
    });
    chat(GUARDED).addRoute('send', { integration });
    const template = JSON.stringify(synthesised().findResources('AWS::ApiGatewayV2::Integration'));
    expect(template).toContain('$context.routeKey');
  });

  test('settings of a route that an HTTP API does not have', () => {
    const settings = { throttle: { rateLimit: 5 }, loggingLevel: undefined, dataTraceEnabled: null };
    expect(() => webStage(GUARDED, { routeSettings: { 'GET /books': settings } })).not.toThrow();
  });

  test('methods of a permission', () => {
    const live = new guard.WebSocketStage(stack, 'Live', { webSocketApi: chat(GUARDED), stageName: 'live' });
    live.grantManageConnections(lambda(stack, 'Handler'), { methods: any(null) });
    expect(synthesised).not.toThrow();
  });
});

describe('what is known at deployment only is taken', () => {
  test('as a threshold of an alarm', () => {
    const webSocketApi = chat(GUARDED);
    const connects = new CfnParameter(stack, 'Connects', { type: 'Number' }).valueAsNumber;
    new guard.WebSocketStage(stack, 'Live', {
      webSocketApi,
      stageName: 'live',
      alarms: { connects, clientErrors: lazy(5), period: Duration.minutes(1) },
    });
    const alarms = synthesised();
    alarms.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ConnectCount',
      Threshold: { Ref: 'Connects' },
    });
    alarms.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ClientError', Threshold: 5 });
  });

  test('as the source of events, and as a name', () => {
    const eventBus = EventBus.fromEventBusName(stack, 'Bus', 'events');
    const integration = new guard.WebSocketEventBridgeIntegration('Put', { eventBus, source: lazy('com.example') });
    chat(GUARDED).addRoute('send', { integration });
    expect(synthesised).not.toThrow();
    expect(stack.resolve(guard.IdentitySource.header(lazy('X-Token')))).toBe('route.request.header.X-Token');
  });
});

test('a subclass of alarms may have properties with nearly the same name', () => {
  class TeamAlarms extends guard.WebSocketAlarms {}
  const live = new PlainStage(stack, 'Live', { webSocketApi: chat(GUARDED), stageName: 'live' });
  const props = { stage: live, action: 'page the team' };
  expect(() => new TeamAlarms(stack, 'Team', props)).not.toThrow();
  expect(() => new guard.WebSocketAlarms(stack, 'Alarms', props)).toThrow(
    'Chat/Alarms: alarms has no option "action"; did you mean "actions"?',
  );
});
