import { App, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  CfnRoute,
  CfnStage,
  IpAddressType,
  WebSocketApiKeySelectionExpression,
  WebSocketStage as PlainStage,
  type IWebSocketApi,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer as PlainIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { WebSocketApi, type WebSocketApiProps } from '../../../src/constructs/websocket/websocket-api';
import { WebSocketIamAuthorizer } from '../../../src/constructs/websocket/websocket-iam-authorizer';
import { WebSocketMockIntegration } from '../../../src/constructs/websocket/websocket-mock-integration';
import { WebSocketRoute, type WebSocketRouteOptions } from '../../../src/constructs/websocket/websocket-route';
import { WebSocketStage } from '../../../src/constructs/websocket/websocket-stage';
import { check } from '../../../src/engine/check';
import { synthesiseStack } from '../../support/cdk';
import { grantedConnections } from '../../support/granted-connections';

const connect = () => ({
  integration: new WebSocketMockIntegration('Connect'),
  authorizer: new WebSocketIamAuthorizer(),
});

function guardedApi(stack: Stack, props: WebSocketApiProps = {}, id = 'Api'): WebSocketApi {
  return new WebSocketApi(stack, id, { connectRouteOptions: connect(), ...props });
}

const role = (stack: Stack, id = 'Backend') =>
  new Role(stack, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Chat');
});

describe('every property that aws-cdk-lib documents', () => {
  test('reaches the template', () => {
    guardedApi(stack, {
      apiName: 'chat',
      description: 'A chat',
      routeSelectionExpression: '$request.body.type',
      apiKeySelectionExpression: WebSocketApiKeySelectionExpression.AUTHORIZER_USAGE_IDENTIFIER_KEY,
      ipAddressType: IpAddressType.DUAL_STACK,
      disableSchemaValidation: true,
      disconnectRouteOptions: { integration: new WebSocketMockIntegration('Disconnect') },
      defaultRouteOptions: { integration: new WebSocketMockIntegration('Fallback') },
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      Name: 'chat',
      Description: 'A chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.type',
      ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey',
      IpAddressType: 'dualstack',
      DisableSchemaValidation: true,
    });
    for (const RouteKey of ['$connect', '$disconnect', '$default'])
      template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey });
    template.resourceCountIs('AWS::ApiGatewayV2::Route', 3);
  });

  test('is there to be read, where the original is accepted', () => {
    const api: IWebSocketApi = guardedApi(stack);
    expect(api.isWebsocketApi).toBe(true);
    expect(stack.resolve([api.apiId, api.apiEndpoint])).toEqual([
      { Ref: 'ApiF70053CD' },
      { 'Fn::GetAtt': ['ApiF70053CD', 'ApiEndpoint'] },
    ]);
    expect(JSON.stringify(stack.resolve((api as WebSocketApi).arnForExecuteApiV2('$connect', 'live')))).toContain(
      '/live/$connect',
    );
    expect((api as WebSocketApi).webSocketApiName).toBe('Api');
  });

  test('an API of another app is imported', () => {
    const api = WebSocketApi.fromWebSocketApiAttributes(stack, 'Other', { webSocketId: 'a1', apiEndpoint: 'wss://a1' });
    expect([api.apiId, api.apiEndpoint]).toEqual(['a1', 'wss://a1']);
  });
});

describe('who may connect', () => {
  const synth = () => stack.node.root instanceof App && stack.node.root.synth();

  test('is for the author to decide: synthesis fails without an authorizer', () => {
    new WebSocketApi(stack, 'Api', { connectRouteOptions: { integration: new WebSocketMockIntegration('Connect') } });
    expect(synth).toThrow(
      /\[Chat\/Api\] anybody on the internet could connect.*WebSocketIamAuthorizer.*anonymousAccess/,
    );
  });

  test('is not decided by an API without a $connect route', () => {
    new WebSocketApi(stack, 'Api');
    expect(synth).toThrow(/anybody on the internet could connect/);
  });

  test('is decided by a route that is added later, by whichever construct', () => {
    new WebSocketApi(stack, 'Api1').addRoute('$connect', connect());
    new WebSocketRoute(stack, 'Connect', {
      webSocketApi: new WebSocketApi(stack, 'Api2'),
      routeKey: '$connect',
      integration: new WebSocketMockIntegration('Connect'),
      authorizer: new PlainIamAuthorizer(),
    });
    new CfnRoute(stack, 'Raw', {
      apiId: new WebSocketApi(stack, 'Api3').apiId,
      routeKey: '$connect',
      authorizationType: 'AWS_IAM',
    });
    expect(synth).not.toThrow();
  });

  test('is decided by a raw resource, which refers to the API by its logical id', () => {
    new WebSocketApi(stack, 'Api');
    for (const [id, ApiId] of Object.entries({ OfAnother: { Ref: 'Other' }, Connect: { Ref: 'ApiF70053CD' } })) {
      new CfnResource(stack, id, {
        type: 'AWS::ApiGatewayV2::Route',
        properties: { ApiId, RouteKey: '$connect', AuthorizationType: 'AWS_IAM' },
      });
    }
    expect(synth).not.toThrow();
  });

  test('is not decided by a route of another API', () => {
    new WebSocketApi(stack, 'Api');
    guardedApi(stack, {}, 'Other');
    expect(synth).toThrow(/\[Chat\/Api\] anybody on the internet could connect/);
  });

  test('is decided by a property override, and by what only deployment knows', () => {
    const route = (id: string) =>
      new WebSocketApi(stack, id).addRoute('$connect', { integration: new WebSocketMockIntegration('Connect') }).node
        .defaultChild as CfnRoute;
    route('Api1').addPropertyOverride('AuthorizationType', 'AWS_IAM');
    route('Api2').addPropertyOverride('AuthorizationType', { 'Fn::ImportValue': 'ChatAuthorization' });
    expect(synth).not.toThrow();
  });

  test('may be everybody, for a reason that is in the template', () => {
    const reason = 'Public scores of a game; nothing can be sent.';
    const api = new WebSocketApi(stack, 'Api', { anonymousAccess: { reason } });
    new CfnRoute(stack, 'Connect', { apiId: api.apiId, routeKey: '$connect' });
    for (const type of ['Api', 'Route']) {
      Template.fromStack(stack).hasResource(`AWS::ApiGatewayV2::${type}`, {
        Metadata: { 'websocket-guard:anonymous-access': { reason } },
      });
    }
  });

  test('may be everybody, which every report shows with the reason', () => {
    const reason = 'Public scores of a game; nothing can be sent.';
    const { findings } = check(
      synthesiseStack((inside) => {
        const integration = new WebSocketMockIntegration('Connect');
        new WebSocketApi(inside, 'Api', { anonymousAccess: { reason }, connectRouteOptions: { integration } });
        new WebSocketApi(inside, 'WithoutConnect', { anonymousAccess: { reason } });
      }),
    );
    const stated = findings.filter(({ ruleId }) => ruleId === 'connect-route-authorized');
    expect(stated.map(({ resource }) => resource.constructPath)).toEqual([
      'Chat/Api/$connect-Route/Resource',
      'Chat/WithoutConnect/Resource',
    ]);
    expect(stated.map(({ suppressed }) => suppressed?.reason)).toEqual([reason, reason]);
  });

  test.each([
    [{ reason: ' ' }, '.reason is " ", but has to be a text that says why it is acceptable.'],
    [{}, '.reason is missing. It has to be a text that says why it is acceptable.'],
    [true, " is true, but has to be an object with the reason: { reason: '…' }."],
    ['Scores are public.', ` is "Scores are public.", but has to be an object with the reason: { reason: '…' }.`],
  ])('may not be everybody for no reason, as %j says', (decision, problem) => {
    expect(() => new WebSocketApi(stack, 'Api', { anonymousAccess: decision as { reason: string } })).toThrow(
      new Error(`Chat/Api: anonymousAccess${problem}`),
    );
  });
});

describe('a message that no route is for', () => {
  test('is answered, where the app has no $default route', () => {
    guardedApi(stack);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: '$default',
      RouteResponseSelectionExpression: '$default',
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::IntegrationResponse', {
      IntegrationResponseKey: '$default',
      ResponseTemplates: { $default: '{"message":"No route for this message"}' },
    });
  });

  test('goes to the $default route of the app, whichever construct it is', () => {
    new CfnRoute(stack, 'Raw', { apiId: guardedApi(stack).apiId, routeKey: '$default' });
    Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::Route', 2);
  });

  test('is left to AWS where the author wants that', () => {
    guardedApi(stack, { answerUnknownMessages: false });
    Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::Route', 1);
  });

  test('is answered once, however often the app is synthesised', () => {
    guardedApi(stack);
    const app = stack.node.root as App;
    app.synth();
    app.synth({ force: true });
    Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::Route', 2);
  });
});

test('the default endpoint can be closed', () => {
  guardedApi(stack, { disableExecuteApiEndpoint: true });
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
});

describe('addRoute', () => {
  test('takes the options of this package', () => {
    const api = guardedApi(stack);
    const options: WebSocketRouteOptions = {
      integration: new WebSocketMockIntegration('Send'),
      apiKeyRequired: true,
      operationName: 'SendMessage',
    };
    api.addRoute('send', options);
    api.addRouteWithOptions('other', { ...options, integration: new WebSocketMockIntegration('Other') });
    for (const RouteKey of ['send', 'other']) {
      Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Route', {
        RouteKey,
        ApiKeyRequired: true,
        OperationName: 'SendMessage',
      });
    }
  });
});

describe('grants', () => {
  test('cover the stages that the app defines, before or after, by whichever construct', () => {
    const api = guardedApi(stack);
    new WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live' });
    api.grantManageConnections(role(stack));
    new PlainStage(stack, 'Test', { webSocketApi: api, stageName: 'test' });
    new CfnStage(stack, 'Typed', { apiId: api.apiId, stageName: 'typed' });
    new CfnResource(stack, 'Raw', {
      type: 'AWS::ApiGatewayV2::Stage',
      properties: { ApiId: api.apiId, StageName: 'raw' },
    });
    new WebSocketStage(stack, 'OfAnother', {
      webSocketApi: WebSocketApi.fromWebSocketApiAttributes(stack, 'Other', { webSocketId: 'a1' }),
      stageName: 'other',
    });
    expect([...grantedConnections(stack)].sort()).toEqual(
      ['live', 'test', 'typed', 'raw']
        .flatMap((name) => ['POST', 'GET', 'DELETE'].map((method) => `/${name}/${method}/@connections/*`))
        .sort(),
    );
  });

  test.each([
    ['grantPostToConnection', 'POST'],
    ['grantGetConnection', 'GET'],
    ['grantDeleteConnection', 'DELETE'],
  ] as const)('%s gives that method and no other', (grant, method) => {
    const api = guardedApi(stack);
    new WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live' });
    api[grant](role(stack));
    expect(grantedConnections(stack)).toEqual([`/live/${method}/@connections/*`]);
  });

  test('of every stage there may ever be go by a name that says so', () => {
    guardedApi(stack).grantManageConnectionsOfEveryStage(role(stack));
    expect(grantedConnections(stack)).toEqual(['/*/*/@connections/*']);
  });

  test('on an API without a stage fail, and say what to do', () => {
    guardedApi(stack).grantManageConnections(role(stack));
    expect(() => Template.fromStack(stack)).toThrow(/\[Chat\/Api\] connections are granted.*defines no stage/);
  });

  test('keep the rest of the policy', () => {
    const api = guardedApi(stack);
    const backend = role(stack);
    backend.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::bucket/*'] }));
    new WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live' });
    expect(api.grantPostToConnection(backend).success).toBe(true);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: 's3:GetObject' }), Match.anyValue()] },
    });
  });

  test('reach across the stacks of an app', () => {
    const other = new Stack(stack.node.root, 'Backend');
    const api = guardedApi(stack);
    new WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live' });
    api.grantPostToConnection(role(other));
    expect(grantedConnections(other)).toEqual(['/live/POST/@connections/*']);
  });
});

describe('metrics', () => {
  test.each([
    ['metricConnectCount', 'ConnectCount', 'Sum'],
    ['metricMessageCount', 'MessageCount', 'Sum'],
    ['metricIntegrationError', 'IntegrationError', 'Sum'],
    ['metricClientError', 'ClientError', 'Sum'],
    ['metricExecutionError', 'ExecutionError', 'Sum'],
    ['metricIntegrationLatency', 'IntegrationLatency', 'Average'],
  ] as const)('%s of an API and of a stage', (method, metricName, statistic) => {
    const api = guardedApi(stack);
    const stage = new WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live' });
    expect(api[method]()).toMatchObject({
      namespace: 'AWS/ApiGateway',
      metricName,
      statistic,
      dimensions: { ApiId: api.apiId },
    });
    expect(stage[method]({ statistic: 'Maximum' })).toMatchObject({
      metricName,
      statistic: 'Maximum',
      dimensions: { ApiId: api.apiId, Stage: 'live' },
    });
  });

  test('any other is there by its name', () => {
    expect(guardedApi(stack).metric('Count').metricName).toBe('Count');
  });
});

describe('models', () => {
  const schema = { $schema: 'http://json-schema.org/draft-04/schema#', type: 'object', required: ['text'] };

  test('are what messages of a route have to be', () => {
    const api = guardedApi(stack);
    const model = api.addModel('Text', { schema, description: 'What a message is' });
    const integration = new WebSocketMockIntegration('Send');
    api.addRouteWithOptions('send', { integration, requestModels: { $default: model } });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::ApiGatewayV2::Model', {
      Name: 'Text',
      ContentType: 'application/json',
      Description: 'What a message is',
      Schema: schema,
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      ModelSelectionExpression: '$request.body.action',
      RequestModels: { $default: 'Text' },
    });
    expect(stack.resolve(model.modelId)).toEqual({ Ref: expect.stringMatching(/^ApiText/) });
  });

  test('without one for every other message are refused', () => {
    const api = guardedApi(stack);
    const model = api.addModel('Text', { schema });
    const integration = new WebSocketMockIntegration('Send');
    expect(() => api.addRouteWithOptions('send', { integration, requestModels: { text: model } })).toThrow(
      'Chat/Api/send-Route: requestModels has text, but no $default: API Gateway rejects a message that no model is for.',
    );
  });

  test('have names that only deployment knows', () => {
    guardedApi(stack).addModel('Text', { schema, modelName: new CfnParameter(stack, 'Name').valueAsString });
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Model', { Name: { Ref: 'Name' } });
  });

  test('have names of letters and digits', () => {
    expect(() => guardedApi(stack).addModel('Text', { schema, modelName: 'chat-text' })).toThrow(
      'Chat/Api/Text: modelName is "chat-text", but has to be 1 to 128 letters and digits.',
    );
  });
});
