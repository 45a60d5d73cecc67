import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  CfnIntegration,
  HttpMethod,
  WebSocketApiKeySelectionExpression,
  type IWebSocketRoute,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketApi, type WebSocketApiProps } from '../../../src/constructs/websocket/websocket-api';
import { WebSocketAwsIntegration } from '../../../src/constructs/websocket/websocket-aws-integration';
import { WebSocketIamAuthorizer } from '../../../src/constructs/websocket/websocket-iam-authorizer';
import { WebSocketLambdaIntegration } from '../../../src/constructs/websocket/websocket-lambda-integration';
import { WebSocketMockIntegration } from '../../../src/constructs/websocket/websocket-mock-integration';
import { WebSocketRoute } from '../../../src/constructs/websocket/websocket-route';
import { lambda } from '../../support/libraries';

const ROUTE = 'AWS::ApiGatewayV2::Route';
const RESPONSE = 'AWS::ApiGatewayV2::IntegrationResponse';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Chat');
});

const apiWith = (props: WebSocketApiProps = {}) =>
  new WebSocketApi(stack, 'Api', {
    anonymousAccess: { reason: 'Who may connect is not what is tested.' },
    answerUnknownMessages: false,
    ...props,
  });

test('has every property that aws-cdk-lib documents', () => {
  const webSocketApi = apiWith();
  const route: IWebSocketRoute = new WebSocketRoute(stack, 'Route', {
    webSocketApi,
    routeKey: '$connect',
    integration: new WebSocketLambdaIntegration('Connect', lambda(stack, 'F')),
    authorizer: new WebSocketIamAuthorizer(),
    returnResponse: true,
    apiKeyRequired: true,
  });
  expect([route.routeKey, route.webSocketApi]).toEqual(['$connect', webSocketApi]);
  const template = Template.fromStack(stack);
  template.hasResourceProperties(ROUTE, {
    RouteKey: '$connect',
    AuthorizationType: 'AWS_IAM',
    ApiKeyRequired: true,
    RouteResponseSelectionExpression: '$default',
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::RouteResponse', { RouteResponseKey: '$default' });
});

describe('an answer', () => {
  const aws = () =>
    new WebSocketAwsIntegration('Ask', {
      integrationUri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/GetItem',
      integrationMethod: HttpMethod.POST,
    });

  test('of an integration that is no proxy is let through', () => {
    apiWith().addRoute('ask', { integration: aws(), returnResponse: true });
    Template.fromStack(stack).hasResourceProperties(RESPONSE, {
      IntegrationResponseKey: '$default',
      IntegrationId: { Ref: Match.stringLikeRegexp('^ApiaskRouteAsk') },
    });
  });

  test('is let through once, for all the routes of an integration', () => {
    const api = apiWith();
    const integration = aws();
    for (const routeKey of ['ask', 'query']) api.addRoute(routeKey, { integration, returnResponse: true });
    Template.fromStack(stack).resourceCountIs(RESPONSE, 1);
  });

  test('of a proxy needs no help', () => {
    const integration = new WebSocketLambdaIntegration('Ask', lambda(stack, 'F'));
    apiWith().addRoute('ask', { integration, returnResponse: true });
    Template.fromStack(stack).resourceCountIs(RESPONSE, 0);
  });

  test('is not there where nobody asks for it', () => {
    apiWith().addRoute('ask', { integration: aws() });
    Template.fromStack(stack).resourceCountIs(RESPONSE, 0);
    Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::RouteResponse', 0);
  });
});

describe('an API key', () => {
  const apiKeySelectionExpression = WebSocketApiKeySelectionExpression.HEADER_X_API_KEY;
  const connect = () => ({ integration: new WebSocketMockIntegration('Connect') });

  test('is asked for on $connect, where the API says where it is', () => {
    const api = apiWith({ apiKeySelectionExpression, connectRouteOptions: connect() });
    api.addRoute('send', { integration: new WebSocketMockIntegration('Send') });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(ROUTE, { RouteKey: '$connect', ApiKeyRequired: true });
    template.hasResourceProperties(ROUTE, { RouteKey: 'send', ApiKeyRequired: Match.absent() });
  });

  test('is not asked for where the author says so', () => {
    apiWith({ apiKeySelectionExpression }).addRouteWithOptions('$connect', { ...connect(), apiKeyRequired: false });
    Template.fromStack(stack).hasResourceProperties(ROUTE, { ApiKeyRequired: false });
  });
});

test('belongs to an imported API as well', () => {
  const webSocketApi = WebSocketApi.fromWebSocketApiAttributes(stack, 'Imported', { webSocketId: 'a1' });
  new WebSocketRoute(stack, 'Send', {
    webSocketApi,
    routeKey: 'send',
    integration: new WebSocketMockIntegration('Send'),
  });
  Template.fromStack(stack).hasResourceProperties(ROUTE, { ApiId: 'a1', RouteKey: 'send' });
});

test('uses an integration that is a construct of its own, in whichever way it is bound', () => {
  const webSocketApi = apiWith();
  const raw = new CfnIntegration(stack, 'Raw', { apiId: webSocketApi.apiId, integrationType: 'MOCK' });
  const integration = new WebSocketMockIntegration('Bound');
  integration._bindToRoute = () => ({ integrationId: raw.ref });
  webSocketApi.addRoute('send', { integration, returnResponse: true });
  Template.fromStack(stack).hasResourceProperties(RESPONSE, { IntegrationId: { Ref: 'Raw' } });
});

test.each([[{}], [undefined], [{ integration: undefined }]])(
  'needs an integration, which plain JavaScript leaves out with %j',
  (options) => {
    expect(() => apiWith().addRoute('send', options as never)).toThrow(
      "Chat/Api/send-Route: integration is missing. It has to be an integration, such as new WebSocketLambdaIntegration('Call', handler).",
    );
  },
);

test('$connect needs one where the API is given options without any', () => {
  expect(() => apiWith({ connectRouteOptions: {} as never })).toThrow(
    'Chat/Api/$connect-Route: integration is missing. It has to be an integration',
  );
});

test('the id of its integration is not one that the CDK leaves out of logical ids', () => {
  const integration = new WebSocketMockIntegration('Default');
  expect(() => apiWith().addRoute('$default', { integration })).toThrow(
    'Chat/Api/$default-Route: the integration has the id "Default", which the CDK leaves out of logical ids',
  );
});
