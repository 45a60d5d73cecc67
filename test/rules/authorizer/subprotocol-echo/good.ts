import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const lambda = (id: string) =>
    new Function(stack, id, { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('//') });
  new WebSocketApi(stack, 'Api', {
    connectRouteOptions: {
      authorizer: new WebSocketLambdaAuthorizer('Token', lambda('Check'), {
        identitySource: ['route.request.header.Sec-WebSocket-Protocol'],
      }),
      integration: new WebSocketLambdaIntegration('Connect', lambda('Connect')),
    },
  });
};
