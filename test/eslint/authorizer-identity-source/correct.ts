import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const checkToken = new Function(stack, 'CheckToken', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({});'),
  });
  const authorizer = new WebSocketLambdaAuthorizer('Token', checkToken, {
    identitySource: ['route.request.querystring.token'],
  });
  new WebSocketApi(stack, 'Chat', {
    connectRouteOptions: { integration: new WebSocketMockIntegration('Connect'), authorizer },
  });
};
