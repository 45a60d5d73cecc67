import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  HttpIntegration as PlainHttpIntegration,
  HttpMethod,
  HttpRouteKey,
  HttpStage as PlainHttpStage,
  WebSocketApiKeySelectionExpression,
  WebSocketIntegration as PlainIntegration,
  WebSocketStage as PlainStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { ApplicationListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import * as guard from '../../src';
import { errorsOf } from '../support/annotations';
import { lambda } from '../support/libraries';

// TypeScript refuses each of these; plain JavaScript does not, and met a TypeError or nothing at all.

let stack: Stack;
let api: guard.WebSocketApi;
let books: guard.HttpApi;
let handler: Function;
beforeEach(() => {
  stack = new Stack(new App(), 'Chat');
  api = new guard.WebSocketApi(stack, 'Api', { anonymousAccess: { reason: 'Not what is tested.' } });
  books = new guard.HttpApi(stack, 'Books', { anonymousAccess: { reason: 'Not what is tested.' } });
  handler = lambda(stack, 'Handler');
});

/** A value of a type that it does not have. */
const any = (value: unknown): never => value as never;

type Mistake = readonly [what: string, make: () => unknown, message: string];

const refused = (mistakes: readonly Mistake[]) => {
  test.each(mistakes)('%s', (_, make, message) => {
    expect(make).toThrow(new Error(message));
  });
};

const stage = (props: object = {}) =>
  new guard.WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live', ...props });
const send = (integration: object, more: object = {}) =>
  api.addRouteWithOptions('send', { integration: any(integration), ...more });
const get = (integration: object, more: object = {}) =>
  books.addRoutesWithOptions({ path: '/books', methods: [HttpMethod.GET], integration: any(integration), ...more });
const call = () => new guard.WebSocketLambdaIntegration('Call', handler);
const fetch = () => new guard.HttpLambdaIntegration('Call', handler);

describe('a construct without what it belongs to is refused by its path', () => {
  const missing = 'webSocketApi is missing. It has to be a WebSocketApi.';
  refused([
    ['a stage', () => new guard.WebSocketStage(stack, 'Live', any(undefined)), `Chat/Live: ${missing}`],
    [
      'a stage of an HTTP API',
      () => new guard.HttpStage(stack, 'Beta', any({})),
      'Chat/Beta: httpApi is missing. It has to be an HttpApi.',
    ],
    ['a route', () => new guard.WebSocketRoute(stack, 'Send', any(undefined)), `Chat/Send: ${missing}`],
    [
      'a route of an HTTP API',
      () => new guard.HttpRoute(stack, 'Get', any(null)),
      'Chat/Get: httpApi is missing. It has to be an HttpApi.',
    ],
    ['a model', () => new guard.WebSocketModel(stack, 'Model', any(undefined)), `Chat/Model: ${missing}`],
    [
      'an integration',
      () => new guard.WebSocketIntegration(stack, 'Integration', any(undefined)),
      `Chat/Integration: ${missing}`,
    ],
    [
      'alarms',
      () => new guard.WebSocketAlarms(stack, 'Alarms', any(undefined)),
      'Chat/Alarms: stage is missing. It has to be a WebSocketStage.',
    ],
    [
      'a link',
      () => new guard.VpcLink(stack, 'Link', any(undefined)),
      'Chat/Link: vpc is missing. It has to be a Vpc.',
    ],
    ['a link of an API', () => books.addVpcLink(any(undefined)), 'Chat/Books: vpc is missing. It has to be a Vpc.'],
    [
      'the name instead of the API',
      () => stage({ webSocketApi: 'Api' }),
      'Chat/Live: webSocketApi is "Api", but has to be a WebSocketApi.',
    ],
  ]);
});

describe('such a construct of aws-cdk-lib is refused with injectors, which come first', () => {
  test.each([
    ['a stage', PlainStage, 'webSocketApi is missing. It has to be a WebSocketApi.'],
    ['an integration', PlainIntegration, 'webSocketApi is missing. It has to be a WebSocketApi.'],
    ['a stage of an HTTP API', PlainHttpStage, 'httpApi is missing. It has to be an HttpApi.'],
    ['an integration of an HTTP API', PlainHttpIntegration, 'httpApi is missing. It has to be an HttpApi.'],
  ])('%s', (_, construct, message) => {
    const propertyInjectors = [...guard.WebSocketGuardInjectors.all(), ...guard.HttpGuardInjectors.all()];
    const injected = new Stack(stack, 'Injected', { propertyInjectors });
    expect(() => new construct(injected, 'Made', any(undefined))).toThrow(new Error(`Chat/Injected/Made: ${message}`));
  });
});

describe('a route is refused', () => {
  const integration = "an integration, such as new WebSocketLambdaIntegration('Call', handler)";
  refused([
    [
      'with the function itself for its integration',
      () => send(handler),
      `Chat/Api/send-Route: integration is the construct Chat/Handler, but has to be ${integration}.`,
    ],
    [
      'with the class for its integration',
      () => send(guard.WebSocketLambdaIntegration),
      `Chat/Api/send-Route: integration is the function or class WebSocketLambdaIntegration, but has to be ${integration}.`,
    ],
    [
      'with an empty object for its integration',
      () => send({}),
      `Chat/Api/send-Route: integration is an object, but has to be ${integration}.`,
    ],
    [
      'with an integration of an HTTP API',
      () => send(fetch()),
      `Chat/Api/send-Route: integration is an object of the class HttpLambdaIntegration, but has to be ${integration}.`,
    ],
    [
      'with an integration of a WebSocket API, where it is one of an HTTP API',
      () => get(call()),
      "Chat/Books/GET--books: integration is an object of the class WebSocketLambdaIntegration, but has to be an integration, such as new HttpLambdaIntegration('Call', handler).",
    ],
    [
      'with a function for its options',
      () =>
        api.addRoute(
          'send',
          any(() => ({ integration: call() })),
        ),
      `Chat/Api/send-Route: integration is missing. It has to be ${integration}.`,
    ],
    [
      'without a key',
      () => api.addRoute(any(undefined), { integration: call() }),
      "Chat/Api/undefined-Route: routeKey is missing. It has to be a text, such as 'send'.",
    ],
    [
      'with a number for its key',
      () => api.addRoute(any(5), { integration: call() }),
      "Chat/Api/5-Route: routeKey is 5, but has to be a text, such as 'send'.",
    ],
    [
      'with the function itself for its authorizer',
      () => api.addRoute('$connect', { integration: call(), authorizer: any(handler) }),
      'Chat/Api/$connect-Route: authorizer is the construct Chat/Handler, but has to be an authorizer, such as new WebSocketIamAuthorizer().',
    ],
    [
      'with a text for a flag',
      () => send(call(), { returnResponse: 'no' }),
      'Chat/Api/send-Route: returnResponse is "no", but has to be true or false.',
    ],
    [
      'with the schema of a model for the model',
      () => send(call(), { requestModels: { $default: { type: 'object' } } }),
      "Chat/Api/send-Route: $default is an object, but has to be a model of messages, such as api.addModel('Message', { schema }).",
    ],
    [
      'without options',
      () => books.addRoutes(any(undefined)),
      "Chat/Books: path is missing. It has to be a text, such as '/books'.",
    ],
    [
      'with a method in lower case',
      () => get(fetch(), { methods: ['get'] }),
      'Chat/Books: for /books, methods[0] is "get", but has to be one of ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT.',
    ],
    [
      'with a method that HttpMethod does not have',
      () => get(fetch(), { methods: [HttpMethod.GET, undefined] }),
      'Chat/Books: for /books, methods[1] is missing. It has to be one of ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT.',
    ],
    [
      'with a text for its route key',
      () => new guard.HttpRoute(stack, 'Get', { httpApi: books, routeKey: any('GET /books'), integration: fetch() }),
      `Chat/Get: routeKey is "GET /books", but has to be an HttpRouteKey, such as HttpRouteKey.with('/books', HttpMethod.GET).`,
    ],
    [
      'with a text for its scopes',
      () => get(fetch(), { authorizationScopes: 'books/read' }),
      `Chat/Books/GET--books: authorizationScopes is "books/read", but has to be a list, such as ['books/read'].`,
    ],
  ]);
});

describe('an integration is refused', () => {
  refused([
    [
      'without the URL that it calls',
      () => new guard.HttpUrlIntegration('Fetch', any(undefined)),
      `the integration "Fetch": url is missing. It has to be a text, such as 'https://books.example.com'.`,
    ],
    [
      'with an object for the URL that it calls',
      () => new guard.HttpUrlIntegration('Fetch', any({ url: 'https://books.example.com' })),
      `the integration "Fetch": url is an object, but has to be a text, such as 'https://books.example.com'.`,
    ],
    [
      'without a URL, for a WebSocket API',
      () => new guard.WebSocketHttpIntegration('Fetch', any(undefined)),
      `the integration "Fetch": url is missing. It has to be a text, such as 'https://chat.example.com'.`,
    ],
    [
      'with an object for a URL, for a WebSocket API',
      () => new guard.WebSocketHttpIntegration('Fetch', any({ url: 'https://chat.example.com' })),
      `the integration "Fetch": url is an object, but has to be a text, such as 'https://chat.example.com'.`,
    ],
    [
      'without a function',
      () => new guard.WebSocketLambdaIntegration('Call', any(undefined)),
      'the integration "Call": handler is missing. It has to be a Lambda function.',
    ],
    [
      'with an object around the function',
      () => new guard.HttpLambdaIntegration('Call', any({ handler })),
      'the integration "Call": handler is an object, but has to be a Lambda function.',
    ],
    [
      'without an id',
      () => new guard.HttpLambdaIntegration(any(handler), any(undefined)),
      "an integration takes its id first: it has to be a text, such as 'Call', and is the construct Chat/Handler.",
    ],
    [
      'with the ARN of a queue',
      () => new guard.WebSocketSqsIntegration('Send', { queue: any('arn:aws:sqs:eu-west-1:1:q') }),
      'the integration "Send": queue is "arn:aws:sqs:eu-west-1:1:q", but has to be an SQS queue.',
    ],
    [
      'without an event bus',
      () => new guard.HttpEventBridgeIntegration('Put', any(undefined)),
      'the integration "Put": eventBusRef is missing. It has to be that of an event bus: bus.eventBusRef.',
    ],
    [
      'without a link',
      () => new guard.WebSocketVpcLinkIntegration('Call', any(undefined)),
      'the integration "Call": vpcLink is missing. It has to be a VpcLink.',
    ],
    [
      'without an id, where there is a URI',
      () => new guard.WebSocketAwsIntegration(any({ integrationUri: 'arn' }), any(undefined)),
      "an integration takes its id first: it has to be a text, such as 'Call', and is an object.",
    ],
    ...(
      [
        ['a URL', () => new guard.WebSocketHttpIntegration(any(undefined), 'https://chat.example.com')],
        ['an answer', () => new guard.WebSocketMockIntegration(any(undefined))],
        ['a listener', () => new guard.HttpAlbIntegration(any(undefined), listener())],
        ['a listener of a network load balancer', () => new guard.HttpNlbIntegration(any(undefined), any(listener()))],
        ['a service', () => new guard.HttpServiceDiscoveryIntegration(any(undefined), any({ serviceRef: {} }))],
      ] as const
    ).map(([what, make]): Mistake => [
      `without an id, where there is ${what}`,
      make,
      "an integration takes its id first: it has to be a text, such as 'Call', and is undefined.",
    ]),
    [
      'with a text for the templates of an answer',
      () => new guard.WebSocketMockIntegration('Answer', { responseTemplates: any('{}') }),
      `the integration "Answer": responseTemplates is "{}", but has to be an object: { '$default': '…' }.`,
    ],
    [
      'without a URI',
      () => new guard.WebSocketAwsIntegration('Call', any(undefined)),
      `the integration "Call": integrationUri is missing. It has to be a text, such as 'arn:aws:apigateway:eu-west-1:kinesis:action/PutRecord'.`,
    ],
    [
      'without a listener',
      () => get(new guard.HttpAlbIntegration('Call', any(undefined))),
      'Chat/Books/GET--books/Call: listener is missing. It has to be a listener of an application load balancer.',
    ],
    [
      'without a listener of a network load balancer',
      () => get(new guard.HttpNlbIntegration('Call', any(undefined))),
      'Chat/Books/GET--books/Call: listener is missing. It has to be a listener of a network load balancer.',
    ],
    [
      'without a service',
      () => get(new guard.HttpServiceDiscoveryIntegration('Call', any(undefined))),
      'Chat/Books/GET--books/Call: service is missing. It has to be a service of Cloud Map.',
    ],
    [
      'with the ARN of a role',
      () =>
        send(
          new guard.WebSocketSqsIntegration('Send', {
            queue: new Queue(stack, 'Queue'),
            credentialsRole: any('arn:aws:iam::1:role/r'),
          }),
        ),
      'Chat/Api/send-Route/Send: credentialsRole is "arn:aws:iam::1:role/r", but has to be a role, and not its name or ARN.',
    ],
    [
      'with an action that there is none of',
      () => new guard.WebSocketDynamoDbIntegration('Put', { table: any({}), action: any('UpdateItem') }),
      'the integration "Put": action is "UpdateItem", but has to be one of PutItem, DeleteItem.',
    ],
    [
      'without an action',
      () => new guard.WebSocketDynamoDbIntegration('Put', any({ table: {} })),
      'the integration "Put": action is missing. It has to be one of PutItem, DeleteItem.',
    ],
    [
      'with a list for attributes',
      () =>
        new guard.WebSocketDynamoDbIntegration('Put', {
          table: any({}),
          action: guard.DynamoDbAction.PUT_ITEM,
          attributes: any(['$.text']),
        }),
      `the integration "Put": attributes is ["$.text"], but has to be an object: { text: '$.text' }.`,
    ],
    [
      'without a source of events',
      () => new guard.WebSocketEventBridgeIntegration('Put', any({ eventBus: {} })),
      `the integration "Put": source is missing. It has to be a text, such as 'com.example.chat'.`,
    ],
    [
      'with a blank source of events',
      () => new guard.WebSocketEventBridgeIntegration('Put', { eventBus: any({}), source: ' ' }),
      `the integration "Put": source is " ", but has to be a text, such as 'com.example.chat'.`,
    ],
    [
      'with a text for a flag',
      () => new guard.WebSocketStepFunctionsIntegration('Start', { stateMachine: any({}), synchronous: any('no') }),
      'the integration "Start": synchronous is "no", but has to be true or false.',
    ],
    [
      'with a text for the permission of plain HTTP',
      () => send(new guard.WebSocketHttpIntegration('Call', 'http://example.com', { allowPlaintext: any('no') })),
      'Chat/Api/send-Route/Call: allowPlaintext is "no", but has to be true or false.',
    ],
    [
      'with the number of a payload format',
      () => get(new guard.HttpLambdaIntegration('Call', handler, { payloadFormatVersion: any('2.0') })),
      'Chat/Books/GET--books/Call: payloadFormatVersion is "2.0", but has to be a PayloadFormatVersion, such as PayloadFormatVersion.VERSION_2_0.',
    ],
    [
      'with an object for a mapping',
      () =>
        get(
          new guard.HttpLambdaIntegration('Call', handler, { parameterMapping: any({ 'remove:header.cookie': '' }) }),
        ),
      "Chat/Books/GET--books/Call: parameterMapping is an object, but has to be a ParameterMapping, such as new ParameterMapping().removeHeader('cookie').",
    ],
    [
      'with the id of a VPC',
      () =>
        get(new guard.HttpAlbIntegration('Call', listener(), { vpc: any('vpc-1'), secureServerName: 'a.example.com' })),
      'Chat/Books/GET--books/Call: vpc is "vpc-1", but has to be a Vpc.',
    ],
    [
      'with the id of a link',
      () =>
        get(
          new guard.HttpAlbIntegration('Call', listener(), {
            vpcLink: any('abc123'),
            secureServerName: 'a.example.com',
          }),
        ),
      'Chat/Books/GET--books/Call: vpcLink is "abc123", but has to be a VpcLink.',
    ],
    [
      'with a text for a source of a mapping',
      () => guard.ParameterMapping.fromObject({ 'append:header.x': any('$request.path') }),
      `ParameterMapping.fromObject: append:header.x is "$request.path", but has to be a MappingValue, such as MappingValue.custom('…').`,
    ],
    [
      'with a claim without a name',
      () => guard.MappingValue.claim(any(undefined)),
      "MappingValue.claim: name is missing. It has to be a text, such as 'sub'.",
    ],
    [
      'with a value of a context without a key',
      () => guard.MappingValue.authorizerContext(any(5)),
      "MappingValue.authorizerContext: key is 5, but has to be a text, such as 'tenant'.",
    ],
  ]);

  test('by aws-cdk-lib with false for the action of a service', () => {
    const stateMachine = StateMachine.fromStateMachineName(stack, 'Machine', 'orders') as StateMachine;
    const subtype = any(false);
    expect(() => get(new guard.HttpStepFunctionsIntegration('Start', { stateMachine, subtype }))).toThrow(
      'Either `integrationSubtype` or `integrationUri` must be specified.',
    );
  });

  test('at synthesis with a text for the permission of plain HTTP, where aws-cdk-lib takes the URL', () => {
    get(new guard.HttpUrlIntegration('Call', 'http://example.com', { allowPlaintext: any('no') }));
    expect(errorsOf(stack)).toContain(
      '/Chat/Books/GET--books: the integration Call: allowPlaintext is "no", but has to be true or false.',
    );
  });
});

const listener = () =>
  ApplicationListener.fromApplicationListenerAttributes(stack, 'Listener', {
    listenerArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/a/b/c',
    securityGroup: SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'),
  });

describe('an authorizer is refused', () => {
  const connect = (props: object) =>
    api.addRoute('$connect', {
      integration: call(),
      authorizer: new guard.WebSocketLambdaAuthorizer('Who', handler, props),
    });
  const lambdaSource = (identitySource: unknown) =>
    get(fetch(), {
      authorizer: new guard.HttpLambdaAuthorizer('Who', handler, { identitySource: any(identitySource) }),
    });
  const header = `has to be a list, such as ['$request.header.Authorization'].`;
  const answering = (responseTypes: unknown) =>
    get(fetch(), {
      authorizer: new guard.HttpLambdaAuthorizer('Who', handler, { responseTypes: any(responseTypes) }),
    });
  refused([
    [
      'with a text for the answers of its function',
      () => answering('SIMPLE'),
      'Chat/Books/Who: responseTypes is "SIMPLE", but has to be a list, such as [HttpLambdaResponseType.SIMPLE].',
    ],
    [
      'with an answer that there is not',
      () => answering(['SIMPLE']),
      'Chat/Books/Who: responseTypes[0] is "SIMPLE", but has to be HttpLambdaResponseType.SIMPLE or HttpLambdaResponseType.IAM.',
    ],
    [
      'without an issuer',
      () =>
        get(fetch(), { authorizer: new guard.HttpJwtAuthorizer('Who', any(undefined), { jwtAudience: ['books'] }) }),
      'Chat/Books/Who: jwtIssuer is missing. It has to be the https:// URL of the provider ("Invalid issuer: Issuer is not a valid URL for JWT Authorizer").',
    ],
    [
      'without a function',
      () => new guard.WebSocketLambdaAuthorizer('Who', any(undefined)),
      'the authorizer "Who": handler is missing. It has to be a Lambda function.',
    ],
    [
      'without a function, for an HTTP API',
      () => new guard.HttpLambdaAuthorizer('Who', any(undefined)),
      'the authorizer "Who": handler is missing. It has to be a Lambda function.',
    ],
    [
      'without an id',
      () => new guard.WebSocketLambdaAuthorizer(any(handler), any(undefined)),
      "an authorizer takes its id first: it has to be a text, such as 'Call', and is the construct Chat/Handler.",
    ],
    [
      'without a pool',
      () => new guard.HttpUserPoolAuthorizer('Who', any(undefined)),
      'the authorizer "Who": pool is missing. It has to be a user pool.',
    ],
    [
      'without audiences',
      () => new guard.HttpJwtAuthorizer('Who', 'https://login.example.com', any(undefined)),
      `the authorizer "Who": props is missing. It has to be an object: { jwtAudience: ['books'] }.`,
    ],
    [
      'with one audience',
      () =>
        get(fetch(), {
          authorizer: new guard.HttpJwtAuthorizer('Who', 'https://login.example.com', { jwtAudience: any('books') }),
        }),
      `Chat/Books/Who: jwtAudience is "books", but has to be a list, such as ['books'].`,
    ],
    [
      'with one app client',
      () =>
        get(fetch(), {
          authorizer: new guard.HttpUserPoolAuthorizer('Who', new UserPool(stack, 'Pool'), {
            userPoolClients: any({}),
          }),
        }),
      'Chat/Books/Who: userPoolClients is an object, but has to be a list, such as [client].',
    ],
    [
      'with false for its app clients, with which aws-cdk-lib cannot work either',
      () =>
        get(fetch(), {
          authorizer: new guard.HttpUserPoolAuthorizer('Who', new UserPool(stack, 'Pool'), {
            userPoolClients: any(false),
          }),
        }),
      'Chat/Books/Who: userPoolClients is false, but has to be a list, such as [client].',
    ],
    [
      'with the id of an app client',
      () =>
        get(fetch(), {
          authorizer: new guard.HttpUserPoolAuthorizer('Who', new UserPool(stack, 'Pool'), {
            userPoolClients: any(['1234']),
          }),
        }),
      'Chat/Books/Who: userPoolClients[0] is "1234", but has to be an app client of the pool.',
    ],
    [
      'with one identity source',
      () => connect({ identitySource: 'route.request.querystring.token' }),
      `Chat/Api/Who: identitySource is "route.request.querystring.token", but has to be a list, such as [IdentitySource.queryString('token')].`,
    ],
    [
      'with one identity source, for an HTTP API',
      () => lambdaSource('$request.header.X'),
      `Chat/Books/Who: identitySource is "$request.header.X", but ${header}`,
    ],
    [
      'with an identity source without a name',
      () => guard.IdentitySource.header(any(undefined)),
      "IdentitySource.header: name is missing. It has to be a text, such as 'Authorization'.",
    ],
    [
      'with a parameter without a name',
      () => guard.IdentitySource.queryString(''),
      `IdentitySource.queryString: name is "", but has to be a text, such as 'token'.`,
    ],
    [
      'with a context variable without a name',
      () => guard.IdentitySource.context(any(undefined)),
      "IdentitySource.context: name is missing. It has to be a text, such as 'identity.sourceIp'.",
    ],
    [
      'with a stage variable without a name',
      () => guard.IdentitySource.stageVariable(any(null)),
      "IdentitySource.stageVariable: name is missing. It has to be a text, such as 'tenant'.",
    ],
  ]);
});

describe('a stage is refused', () => {
  const levels = 'has to be one of ERROR, INFO, OFF.';
  const destination = 'new LogGroupLogDestination(logGroup)';
  refused([
    [
      'with a logging level in lower case',
      () => stage({ loggingLevel: 'error' }),
      `Chat/Live: loggingLevel is "error", but ${levels}`,
    ],
    [
      'with such a level of a route',
      () => stage({ routeSettings: { send: { loggingLevel: 'WARN' } } }),
      `Chat/Live: routeSettings["send"].loggingLevel is "WARN", but ${levels}`,
    ],
    [
      'with a text for a flag',
      () => stage({ dataTraceEnabled: 'false' }),
      'Chat/Live: dataTraceEnabled is "false", but has to be true or false.',
    ],
    [
      'with a text for a flag of a route',
      () => stage({ routeSettings: { send: { detailedMetricsEnabled: 'false' } } }),
      'Chat/Live: routeSettings["send"].detailedMetricsEnabled is "false", but has to be true or false.',
    ],
    [
      'with a setting of a route that is misspelt',
      () => stage({ routeSettings: { send: { throttel: {} } } }),
      'Chat/Live: routeSettings["send"] has no option "throttel"; did you mean "throttle"?',
    ],
    [
      'with a level for a route of an HTTP API, which AWS refuses',
      () =>
        books.addStage('Beta', any({ stageName: 'beta', routeSettings: { 'GET /books': { loggingLevel: 'ERROR' } } })),
      'Chat/Books/Beta: routeSettings["GET /books"] has no option "loggingLevel"; it has throttle, detailedMetricsEnabled',
    ],
    [
      'with a list for stage variables',
      () => stage({ stageVariables: ['acme'] }),
      `Chat/Live: stageVariables is ["acme"], but has to be an object: { tenant: 'acme' }.`,
    ],
    [
      'with an empty list for stage variables of an HTTP API',
      () => books.addStage('Beta', any({ stageName: 'beta', stageVariables: [] })),
      `Chat/Books/Beta: stageVariables is [], but has to be an object: { tenant: 'acme' }.`,
    ],
    [
      'with a number for settings of routes',
      () => stage({ routeSettings: 5 }),
      'Chat/Live: routeSettings is 5, but has to be an object with the settings of routes by route key.',
    ],
    [
      'with a role in lower case',
      () => stage({ accountLogRole: 'create' }),
      'Chat/Live: accountLogRole is "create", but has to be one of CREATE, EXISTING.',
    ],
    [
      'with true for alarms',
      () => stage({ alarms: true }),
      'Chat/Live: alarms is true, but has to be an object with thresholds: { connects: 1000 }.',
    ],
    [
      'with a threshold that is misspelt',
      () => stage({ alarms: { clientError: 5 } }),
      'Chat/Live/Alarms: alarms has no option "clientError"; did you mean "clientErrors"?',
    ],
    [
      'with a text for a threshold',
      () => stage({ alarms: { connects: '1000' } }),
      'Chat/Live/Alarms: connects is "1000", but has to be a number.',
    ],
    [
      'with a number for the period of alarms',
      () => stage({ alarms: { period: 300 } }),
      'Chat/Live/Alarms: period is 300, but has to be a Duration, such as Duration.seconds(5).',
    ],
    [
      'with one action of alarms',
      () => stage({ alarms: { actions: {} } }),
      'Chat/Live/Alarms: actions is an object, but has to be a list, such as [new SnsAction(topic)].',
    ],
    [
      'with the name of a domain for a mapping',
      () => stage({ domainMapping: 'chat.example.com' }),
      'Chat/Live: domainMapping is "chat.example.com", but has to be an object: { domainName, mappingKey }.',
    ],
    [
      'with the destination of a log for its settings',
      () => stage({ accessLogSettings: { bind: () => ({}) } }),
      `Chat/Live: accessLogSettings.destination is missing. It has to be a destination: ${destination}.`,
    ],
    [
      'with true for the settings of a log',
      () => stage({ accessLogSettings: true }),
      `Chat/Live: accessLogSettings is true, but has to be an object: { destination: ${destination} }.`,
    ],
    [
      'with the name of a domain in a mapping',
      () => stage({ domainMapping: { domainName: 'chat.example.com' } }),
      'Chat/Live: domainMapping.domainName is "chat.example.com", but has to be a DomainName.',
    ],
    [
      'with a mapping without a domain',
      () => books.addStage('Beta', any({ stageName: 'beta', domainMapping: {} })),
      'Chat/Books/Beta: domainMapping.domainName is missing. It has to be a DomainName.',
    ],
    [
      'without a name',
      () => stage({ stageName: undefined }),
      "Chat/Live: stageName is missing. It has to be 1 to 128 letters, digits, hyphens and underscores, such as 'live'.",
    ],
    [
      'with a number for a name',
      () => stage({ stageName: 1 }),
      "Chat/Live: stageName is 1, but has to be 1 to 128 letters, digits, hyphens and underscores, such as 'live'.",
    ],
    [
      'with a domain without a name',
      () => stage().addDomain('Domain', any({ certificate: {} })),
      "Chat/Live/Domain: domainName is missing. It has to be a text, such as 'chat.example.com'.",
    ],
    [
      'with a log group for a destination',
      () => stage({ accessLogSettings: { destination: handler } }),
      `Chat/Live: accessLogSettings.destination is the construct Chat/Handler, but has to be a destination: ${destination}.`,
    ],
    [
      'with the settings of an access log that goes nowhere',
      () => stage({ accessLogSettings: { destination: null } }),
      `Chat/Live: accessLogSettings.destination is missing. It has to be a destination: ${destination}.`,
    ],
    [
      'with a domain without a certificate',
      () => stage().addDomain('Domain', any({ domainName: 'chat.example.com' })),
      'Chat/Live/Domain: certificate is missing. It has to be a certificate of AWS Certificate Manager.',
    ],
    [
      'with a domain without anything',
      () => stage().addDomain('Domain', any(undefined)),
      'Chat/Live/Domain: certificate is missing. It has to be a certificate of AWS Certificate Manager.',
    ],
    [
      'with a text for a flag of a domain',
      () =>
        stage().addDomain(
          'Domain',
          any({ domainName: 'chat.example.com', certificate: {}, closeDefaultEndpoint: 'no' }),
        ),
      'Chat/Live/Domain: closeDefaultEndpoint is "no", but has to be true or false.',
    ],
  ]);
});

describe('permissions are refused', () => {
  const known = 'has to be one of POST, GET, DELETE.';
  refused([
    [
      'for nobody',
      () => stage().grantManageConnections(any(undefined)),
      'Chat/Live: grantee is missing. It has to be a function, role, group or user.',
    ],
    [
      'for nobody, of an API',
      () => api.grantPostToConnection(any(undefined)),
      'Chat/Api: grantee is missing. It has to be a function, role, group or user.',
    ],
    [
      'for nobody, of a table',
      () => new guard.WebSocketConnectionTable(stack, 'Table').grantRecord(any(undefined)),
      'Chat/Table: grantee is missing. It has to be a function, role, group or user.',
    ],
    [
      'for the name of a function',
      () => stage().grantManageConnections(any('Handler')),
      'Chat/Live: grantee is "Handler", but has to be a function, role, group or user.',
    ],
    [
      'for one method',
      () => stage().grantManageConnections(handler, { methods: any('GET') }),
      'Chat/Live: methods is "GET", but has to be a list that is known at synthesis, such as [ConnectionMethod.POST].',
    ],
    [
      'for no method',
      () => stage().grantManageConnections(handler, { methods: [] }),
      'Chat/Live: methods is empty, which allows nothing: methods: [ConnectionMethod.POST].',
    ],
    [
      'for a method in lower case',
      () => stage().grantManageConnections(handler, { methods: any(['get']) }),
      `Chat/Live: methods[0] is "get", but ${known}`,
    ],
    [
      'for a list in the place of options',
      () => stage().grantManageConnections(handler, any(['GET'])),
      'Chat/Live: options is ["GET"], but has to be an object: { methods: [ConnectionMethod.POST] }.',
    ],
  ]);
});

describe('an API is refused', () => {
  const web = (props: object) => new guard.HttpApi(stack, 'Web', props);
  refused([
    [
      'with a text for a flag',
      () => new guard.WebSocketApi(stack, 'Other', { answerUnknownMessages: any('no') }),
      'Chat/Other: answerUnknownMessages is "no", but has to be true or false.',
    ],
    [
      'with a text for the source of API keys, which aws-cdk-lib would leave out',
      () => new guard.WebSocketApi(stack, 'Other', { apiKeySelectionExpression: any('$request.header.x-api-key') }),
      'Chat/Other: apiKeySelectionExpression is "$request.header.x-api-key", but has to be a WebSocketApiKeySelectionExpression, such as WebSocketApiKeySelectionExpression.HEADER_X_API_KEY.',
    ],
    [
      'with a source of API keys that API Gateway does not have',
      () =>
        new guard.WebSocketApi(stack, 'Other', {
          apiKeySelectionExpression: new WebSocketApiKeySelectionExpression('$request.querystring.key'),
        }),
      'Chat/Other: apiKeySelectionExpression.customApiKeySelector is "$request.querystring.key", but has to be one of $request.header.x-api-key, $context.authorizer.usageIdentifierKey.',
    ],
    [
      'with a text for the flag of its stage',
      () => web({ createDefaultStage: 'no' }),
      'Chat/Web: createDefaultStage is "no", but has to be true or false.',
    ],
    [
      'with true for CORS',
      () => web({ corsPreflight: true }),
      "Chat/Web: corsPreflight is true, but has to be an object: { allowOrigins: ['https://www.example.com'] }.",
    ],
    [
      'with one origin',
      () => web({ corsPreflight: { allowOrigins: '*' } }),
      'Chat/Web: corsPreflight.allowOrigins is "*", but has to be a list, such as [\'https://www.example.com\'].',
    ],
    [
      'with a number for a period of CORS',
      () => web({ corsPreflight: { maxAge: 600 } }),
      'Chat/Web: corsPreflight.maxAge is 600, but has to be a Duration, such as Duration.seconds(5).',
    ],
    [
      'with a function for its authorizer',
      () => web({ defaultAuthorizer: handler }),
      'Chat/Web: defaultAuthorizer is the construct Chat/Handler, but has to be an authorizer, such as new HttpIamAuthorizer().',
    ],
    [
      'with a text for its scopes',
      () => web({ defaultAuthorizationScopes: 'books/read' }),
      'Chat/Web: defaultAuthorizationScopes is "books/read", but has to be a list, such as [\'books/read\'].',
    ],
    [
      'with the name of a domain',
      () => web({ defaultDomainMapping: 'books.example.com' }),
      'Chat/Web: defaultDomainMapping is "books.example.com", but has to be an object: { domainName, mappingKey }.',
    ],
    [
      'with a list for options of its stage',
      () => web({ defaultStageOptions: [] }),
      'Chat/Web: defaultStageOptions is [], but has to be an object with the options of the stage.',
    ],
    [
      'with false for security groups of a link, with which aws-cdk-lib cannot work either',
      () => books.addVpcLink({ vpc: new Vpc(stack, 'Vpc'), securityGroups: any(false) }),
      'Chat/Books/VpcLink-1: securityGroups is false, but has to be a list, such as [securityGroup].',
    ],
    [
      'with one security group of a link',
      () => books.addVpcLink({ vpc: new Vpc(stack, 'Vpc'), securityGroups: any({}) }),
      'Chat/Books/VpcLink-1: securityGroups is an object, but has to be a list, such as [securityGroup].',
    ],
  ]);
});

describe('options of Aspects and injectors are refused', () => {
  const level = 'loggingLevel is "error", but has to be one of ERROR, INFO, OFF.';
  refused([
    ['of defaults', () => new guard.WebSocketDefaults({ loggingLevel: any('error') }), `WebSocketDefaults: ${level}`],
    [
      'of injectors',
      () => guard.WebSocketGuardInjectors.all({ loggingLevel: any('error') }),
      `WebSocketGuardInjectors: ${level}`,
    ],
  ]);
});

test('a reference to an API is accepted where aws-cdk-lib accepts it', () => {
  const { node, env, apiRef } = api;
  const webSocketApi = any({ isWebsocketApi: true, node, env, apiRef });
  const injected = new Stack(stack, 'Injected', { propertyInjectors: guard.WebSocketGuardInjectors.all() });
  for (const [scope, integration] of [
    [stack, guard.WebSocketIntegration],
    [injected, PlainIntegration],
  ] as const)
    new integration(scope, 'Integration', {
      webSocketApi,
      integrationType: any('HTTP_PROXY'),
      integrationUri: 'https://chat.example.com',
      timeout: Duration.seconds(5),
    });
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Integration', { TimeoutInMillis: 5000 });
});

test('what TypeScript accepts is accepted', () => {
  const table = new Table(stack, 'Items', { partitionKey: { name: 'connectionId', type: any('S') } });
  send(new guard.WebSocketDynamoDbIntegration('Put', { table, action: guard.DynamoDbAction.PUT_ITEM }));
  get(new guard.HttpEventBridgeIntegration('Put', { eventBusRef: new EventBus(stack, 'Bus').eventBusRef }));
  new guard.HttpRoute(stack, 'Get', { httpApi: books, routeKey: HttpRouteKey.DEFAULT, integration: fetch() });
  // Null is what a conditional expression often gives for nothing.
  stage({ loggingLevel: undefined, dataTraceEnabled: null, routeSettings: null, alarms: null, domainMapping: null });
  expect(errorsOf(stack).filter((error) => error.includes('has to be'))).toEqual([]);
});
