import { App, CfnParameter, Duration, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { VpcLink } from 'aws-cdk-lib/aws-apigateway';
import {
  ContentHandling,
  HttpMethod,
  PassthroughBehavior,
  WebSocketIntegrationType,
  WebSocketRoute as PlainRoute,
  WebSocketRouteIntegration,
  type WebSocketRouteIntegrationBindOptions,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { NetworkLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, Function, type CfnFunction, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { WebSocketApi } from '../../../src/constructs/websocket/websocket-api';
import { WebSocketAwsIntegration } from '../../../src/constructs/websocket/websocket-aws-integration';
import { WebSocketHttpIntegration } from '../../../src/constructs/websocket/websocket-http-integration';
import { WebSocketIntegration } from '../../../src/constructs/websocket/websocket-integration';
import { WebSocketLambdaIntegration } from '../../../src/constructs/websocket/websocket-lambda-integration';
import { WebSocketMockIntegration } from '../../../src/constructs/websocket/websocket-mock-integration';
import { WebSocketVpcLinkIntegration } from '../../../src/constructs/websocket/websocket-vpc-link-integration';
import { lambda } from '../../support/libraries';

const INTEGRATION = 'AWS::ApiGatewayV2::Integration';

let stack: Stack;
let api: WebSocketApi;
beforeEach(() => {
  stack = new Stack(new App(), 'Chat');
  api = new WebSocketApi(stack, 'Api', {
    anonymousAccess: { reason: 'Who may connect is not what is tested.' },
    answerUnknownMessages: false,
  });
});

const send = (integration: WebSocketRouteIntegration, returnResponse?: boolean) =>
  api.addRoute('send', { integration, ...(returnResponse === undefined ? {} : { returnResponse }) });

const has = (properties: object) => {
  Template.fromStack(stack).hasResourceProperties(INTEGRATION, properties);
};

describe('WebSocketIntegration', () => {
  test('has every property that aws-cdk-lib documents', () => {
    const integration = new WebSocketIntegration(stack, 'Integration', {
      webSocketApi: api,
      integrationType: WebSocketIntegrationType.AWS,
      integrationUri: 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/queue',
      integrationMethod: 'POST',
      contentHandling: ContentHandling.CONVERT_TO_TEXT,
      credentialsRole: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') }),
      passthroughBehavior: PassthroughBehavior.NEVER,
      requestParameters: { 'integration.request.header.X': "'x'" },
      requestTemplates: { $default: '{}' },
      templateSelectionExpression: '\\$default',
      timeout: Duration.millis(50),
    });
    has({
      ApiId: stack.resolve(api.apiId) as object,
      IntegrationType: 'AWS',
      IntegrationUri: 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/queue',
      IntegrationMethod: 'POST',
      ContentHandlingStrategy: 'CONVERT_TO_TEXT',
      CredentialsArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Role'), 'Arn'] },
      PassthroughBehavior: 'NEVER',
      RequestParameters: { 'integration.request.header.X': "'x'" },
      RequestTemplates: { $default: '{}' },
      TemplateSelectionExpression: '\\$default',
      TimeoutInMillis: 50,
    });
    expect(integration.webSocketApi).toBe(api);
    expect(stack.resolve(integration.integrationId)).toEqual({ Ref: expect.stringMatching(/^Integration/) });
  });
});

/** A function of another app, which may run as long as it likes. */
const imported = () => Function.fromFunctionArn(stack, 'F', 'arn:aws:lambda:eu-west-1:123456789012:function:f');

/** Everything that has a timeout, with one. */
const TIMED: readonly (readonly [string, (timeout?: Duration) => unknown])[] = [
  [
    'WebSocketIntegration',
    (timeout) =>
      new WebSocketIntegration(api, 'Timed', {
        webSocketApi: api,
        integrationType: WebSocketIntegrationType.MOCK,
        integrationUri: '',
        timeout,
      }),
  ],
  ['WebSocketLambdaIntegration', (timeout) => send(new WebSocketLambdaIntegration('Timed', imported(), { timeout }))],
  [
    'WebSocketAwsIntegration',
    (timeout) =>
      send(
        new WebSocketAwsIntegration('Timed', {
          integrationUri: 'arn:aws:apigateway:eu-west-1:sqs:path/1/q',
          integrationMethod: HttpMethod.POST,
          timeout,
        }),
      ),
  ],
  [
    'WebSocketHttpIntegration',
    (timeout) => send(new WebSocketHttpIntegration('Timed', 'https://example.com', { timeout })),
  ],
];

describe.each(TIMED)('the timeout of a %s', (_, integrate) => {
  test('is stated, where the author does not', () => {
    integrate();
    has({ TimeoutInMillis: 29_000 });
  });

  test.each([Duration.millis(50), Duration.seconds(29)])('may be %s', (timeout) => {
    integrate(timeout);
    has({ TimeoutInMillis: timeout.toMilliseconds() });
  });

  test.each([5, '5s'])('may not be %j, as plain JavaScript may give it', (timeout) => {
    expect(() => integrate(timeout as unknown as Duration)).toThrow(
      `timeout is ${JSON.stringify(timeout)}, but has to be a Duration, such as Duration.seconds(5).`,
    );
  });

  test.each([Duration.millis(49), Duration.millis(29_001)])('may not be %s', (timeout) => {
    expect(() => integrate(timeout)).toThrow(
      new RegExp(
        `^Chat/Api(/send-Route)?/Timed: timeout is ${timeout.toMilliseconds()} ms, but an integration of a WebSocket API waits 50 to 29000 ms`,
      ),
    );
  });

  test('may be only known at deployment', () => {
    integrate(Duration.millis(Token.asNumber(new CfnParameter(stack, 'Wait', { type: 'Number' }).value)));
    has({ TimeoutInMillis: { Ref: 'Wait' } });
  });
});

describe('WebSocketLambdaIntegration', () => {
  const slow = (id = 'Slow') => lambda(stack, id, { timeout: Duration.seconds(30) });
  const synth = () => Template.fromStack(stack);

  test('calls the function, which lets it', () => {
    send(
      new WebSocketLambdaIntegration('Send', lambda(stack, 'F'), {
        contentHandling: ContentHandling.CONVERT_TO_BINARY,
      }),
    );
    has({ IntegrationType: 'AWS_PROXY', ContentHandlingStrategy: 'CONVERT_TO_BINARY' });
    synth().hasResourceProperties('AWS::Lambda::Permission', { Principal: 'apigateway.amazonaws.com' });
  });

  test('fails when the function may run longer than it waits', () => {
    send(new WebSocketLambdaIntegration('Send', slow()));
    expect(synth).toThrow(
      /\[Chat\/Api\/send-Route\] the integration Send waits 29000 ms for Chat\/Slow, which may run 30000 ms: the client would get "Endpoint request timed out"/,
    );
  });

  test('fails when it waits shorter than a function runs by default', () => {
    send(new WebSocketLambdaIntegration('Send', lambda(stack, 'F'), { timeout: Duration.seconds(2) }));
    expect(synth).toThrow(/waits 2000 ms for Chat\/F, which may run 3000 ms/);
  });

  test('looks through aliases and versions', () => {
    send(
      new WebSocketLambdaIntegration(
        'Send',
        new Alias(stack, 'Live', { aliasName: 'live', version: slow().currentVersion }),
      ),
    );
    expect(synth).toThrow(/may run 30000 ms/);
  });

  test.each<[string, () => IFunction]>([
    ['a function that is as fast as the integration', () => lambda(stack, 'F', { timeout: Duration.seconds(29) })],
    ['a function of another app', () => imported()],
    [
      'a function that is made faster by an override',
      () => {
        const handler = slow();
        (handler.node.defaultChild as CfnFunction).addPropertyOverride('Timeout', 10);
        return handler;
      },
    ],
    [
      'a function whose timeout only deployment knows',
      () =>
        lambda(stack, 'F', {
          timeout: Duration.seconds(Token.asNumber(new CfnParameter(stack, 'T', { type: 'Number' }).value)),
        }),
    ],
  ])('accepts %s', (_, handler) => {
    send(new WebSocketLambdaIntegration('Send', handler()));
    expect(synth).not.toThrow();
  });

  const serve = () => {
    const integration = new WebSocketLambdaIntegration('Send', lambda(stack, 'F'));
    for (const routeKey of ['send', 'other']) api.addRoute(routeKey, { integration });
    synth().resourceCountIs(INTEGRATION, 1);
    synth().resourceCountIs('AWS::Lambda::Permission', 2);
  };

  test('serves several routes', serve);

  test('serves several routes with a version of aws-cdk-lib that binds for the first one only', () => {
    const bound = new Map<WebSocketRouteIntegration, { readonly integrationId: string }>();
    const bind: (options: WebSocketRouteIntegrationBindOptions) => { readonly integrationId: string } = Reflect.get(
      WebSocketRouteIntegration.prototype,
      '_bindToRoute',
    );
    const old = jest.spyOn(WebSocketRouteIntegration.prototype, '_bindToRoute').mockImplementation(function (
      this: WebSocketRouteIntegration,
      options,
    ) {
      const result = bound.get(this) ?? bind.call(this, options);
      bound.set(this, result);
      return result;
    });
    try {
      serve();
    } finally {
      old.mockRestore();
    }
  });
});

describe('WebSocketAwsIntegration', () => {
  test('has every property that aws-cdk-lib documents', () => {
    send(
      new WebSocketAwsIntegration('Store', {
        integrationUri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem',
        integrationMethod: HttpMethod.POST,
        credentialsRole: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') }),
        requestParameters: { 'integration.request.header.Content-Type': "'application/json'" },
        requestTemplates: { 'application/json': '{}' },
        templateSelectionExpression: '\\$default',
        passthroughBehavior: PassthroughBehavior.WHEN_NO_TEMPLATES,
        contentHandling: ContentHandling.CONVERT_TO_TEXT,
      }),
    );
    has({
      IntegrationType: 'AWS',
      IntegrationUri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem',
      IntegrationMethod: 'POST',
      CredentialsArn: Match.anyValue(),
      RequestParameters: { 'integration.request.header.Content-Type': "'application/json'" },
      RequestTemplates: { 'application/json': '{}' },
      TemplateSelectionExpression: '\\$default',
      PassthroughBehavior: 'WHEN_NO_TEMPLATES',
      ContentHandlingStrategy: 'CONVERT_TO_TEXT',
    });
  });
});

describe('WebSocketMockIntegration', () => {
  test('succeeds with nothing set', () => {
    send(new WebSocketMockIntegration('Mock'));
    has({
      IntegrationType: 'MOCK',
      RequestTemplates: { $default: '{"statusCode":200}' },
      TemplateSelectionExpression: '\\$default',
    });
  });

  test('keeps what the author writes', () => {
    send(
      new WebSocketMockIntegration('Mock', {
        requestTemplates: { 200: '{"statusCode":200}' },
        templateSelectionExpression: '200',
      }),
    );
    has({ RequestTemplates: { 200: '{"statusCode":200}' }, TemplateSelectionExpression: '200' });
  });

  test('answers with a template, where the route returns a response', () => {
    send(new WebSocketMockIntegration('Mock', { responseTemplates: { $default: '{"pong":true}' } }), true);
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::IntegrationResponse', {
      IntegrationResponseKey: '$default',
      TemplateSelectionExpression: '\\$default',
      ResponseTemplates: { $default: '{"pong":true}' },
    });
  });
});

describe('WebSocketHttpIntegration', () => {
  test('hands messages to an HTTPS back end', () => {
    send(new WebSocketHttpIntegration('Forward', 'https://example.com/messages', { method: HttpMethod.PUT }));
    has({ IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://example.com/messages', IntegrationMethod: 'PUT' });
  });

  test('sends POST requests by default', () => {
    send(new WebSocketHttpIntegration('Forward', 'https://example.com'));
    has({ IntegrationMethod: 'POST' });
  });

  test('refuses a back end that is not encrypted', () => {
    expect(() => send(new WebSocketHttpIntegration('Forward', 'http://example.com'))).toThrow(
      'Chat/Api/send-Route/Forward: the URL http://example.com is not encrypted. Use https://, or state allowPlaintext',
    );
  });

  test('accepts it where that is stated', () => {
    send(new WebSocketHttpIntegration('Forward', 'http://example.com', { allowPlaintext: true }));
    has({ IntegrationUri: 'http://example.com' });
  });

  test('refuses what is no URL', () => {
    expect(() => send(new WebSocketHttpIntegration('Forward', 'example.com'))).toThrow(
      'the URL is "example.com", and has to start with https://',
    );
  });

  test('accepts what only deployment knows, unless what is known is plaintext', () => {
    const { valueAsString: host } = new CfnParameter(stack, 'Host');
    expect(() => send(new WebSocketHttpIntegration('Forward', `http://${host}`))).toThrow('not encrypted');
    api.addRoute('other', { integration: new WebSocketHttpIntegration('Other', host) });
    has({ IntegrationUri: { Ref: 'Host' } });
  });

  test('has its route declare what it takes from the handshake', () => {
    api.addRoute('$connect', {
      integration: new WebSocketHttpIntegration('Connect', 'https://example.com', {
        requestParameters: {
          'integration.request.header.Origin': 'route.request.header.Origin',
          'integration.request.header.Connection-Id': 'context.connectionId',
        },
      }),
    });
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RequestParameters: { 'route.request.header.Origin': { Required: false }, 'context.connectionId': Match.absent() },
    });
  });
});

describe('WebSocketVpcLinkIntegration', () => {
  const vpcLink = () => {
    const vpc = new Vpc(stack, 'Vpc');
    return new VpcLink(stack, 'Link', { targets: [new NetworkLoadBalancer(stack, 'Balancer', { vpc })] });
  };

  test('reaches a back end through the VPC link of a network load balancer', () => {
    send(
      new WebSocketVpcLinkIntegration('Forward', { vpcLink: vpcLink(), url: 'https://backend.example.com/messages' }),
    );
    has({
      IntegrationType: 'HTTP_PROXY',
      IntegrationUri: 'https://backend.example.com/messages',
      IntegrationMethod: 'POST',
      ConnectionType: 'VPC_LINK',
      ConnectionId: { Ref: Match.stringLikeRegexp('^Link') },
    });
  });

  test('does so on a route of aws-cdk-lib, and on several', () => {
    const integration = new WebSocketVpcLinkIntegration('Forward', { vpcLink: vpcLink(), url: 'https://example.com' });
    new PlainRoute(stack, 'Plain', { webSocketApi: api, routeKey: 'plain', integration });
    send(integration);
    Template.fromStack(stack).allResourcesProperties(INTEGRATION, { ConnectionType: 'VPC_LINK' });
  });
});
