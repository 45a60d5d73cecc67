import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { WebSocketLambdaAuthorizerProps } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { IdentitySource } from '../../../src/constructs/websocket/identity-source';
import { WebSocketApi } from '../../../src/constructs/websocket/websocket-api';
import { WebSocketIamAuthorizer } from '../../../src/constructs/websocket/websocket-iam-authorizer';
import { WebSocketLambdaAuthorizer } from '../../../src/constructs/websocket/websocket-lambda-authorizer';
import { WebSocketMockIntegration } from '../../../src/constructs/websocket/websocket-mock-integration';
import { lambda } from '../../support/libraries';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Chat');
});

const connectWith = (authorizer: WebSocketLambdaAuthorizer | WebSocketIamAuthorizer) =>
  new WebSocketApi(stack, 'Api', {
    connectRouteOptions: { integration: new WebSocketMockIntegration('Connect'), authorizer },
  });

const authorized = (props?: WebSocketLambdaAuthorizerProps) =>
  connectWith(new WebSocketLambdaAuthorizer('Authorizer', lambda(stack, 'Authorize'), props));

describe('WebSocketLambdaAuthorizer', () => {
  test('authorizes $connect by a function that it may call', () => {
    authorized({ identitySource: [IdentitySource.queryString('token')], authorizerName: 'tokens' });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      Name: 'tokens',
      AuthorizerType: 'REQUEST',
      IdentitySource: ['route.request.querystring.token'],
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$connect', AuthorizationType: 'CUSTOM' });
    expect(JSON.stringify(template.findResources('AWS::Lambda::Permission'))).toContain('/authorizers/');
  });

  test('asks where clients send their token', () => {
    authorized();
    expect(() => Template.fromStack(stack)).toThrow(
      /\[Chat\/Api\/\$connect-Route\] the authorizer Authorizer has no identitySource\. Say where clients send their token/,
    );
  });

  test.each([
    IdentitySource.header('Sec-WebSocket-Protocol'),
    IdentitySource.queryString('token'),
    IdentitySource.context('identity.sourceIp'),
    IdentitySource.stageVariable('tenant'),
  ])('takes %s', (source) => {
    authorized({ identitySource: [source] });
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test.each(['$request.header.Authorization', 'method.request.header.Authorization', 'route.request.header.', ''])(
    'refuses "%s"',
    (source) => {
      expect(() => authorized({ identitySource: [IdentitySource.header('Cookie'), source] })).toThrow(
        `Chat/Api/Authorizer: identitySource[1] is "${source}", but has to be route.request.header.NAME`,
      );
    },
  );

  test('takes what only deployment knows', () => {
    authorized({ identitySource: [new CfnParameter(stack, 'Source').valueAsString] });
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      IdentitySource: [{ Ref: 'Source' }],
    });
  });
});

test('WebSocketIamAuthorizer lets in clients that sign the handshake', () => {
  connectWith(new WebSocketIamAuthorizer());
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'AWS_IAM' });
});
