import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketApiKeySelectionExpression, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const check = new Function(stack, 'Check', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'check.handler',
    code: Code.fromInline("exports.handler = async () => ({ principalId: 'user', usageIdentifierKey: 'key' });"),
  });
  const webSocketApi = new WebSocketApi(stack, 'Api', {
    apiKeySelectionExpression: WebSocketApiKeySelectionExpression.AUTHORIZER_USAGE_IDENTIFIER_KEY,
  });
  new WebSocketRoute(stack, 'Connect', {
    webSocketApi,
    routeKey: '$connect',
    integration: new WebSocketMockIntegration('Accept'),
    authorizer: new WebSocketLambdaAuthorizer('Check', check, {
      identitySource: ['route.request.querystring.ticket'],
    }),
    apiKeyRequired: true,
  });
};
