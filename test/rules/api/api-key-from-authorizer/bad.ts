// reports: Chat/Api/Resource ApiKeySelectionExpression
import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketApiKeySelectionExpression, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api', {
    apiKeySelectionExpression: WebSocketApiKeySelectionExpression.AUTHORIZER_USAGE_IDENTIFIER_KEY,
  });
  new WebSocketRoute(stack, 'Connect', {
    webSocketApi,
    routeKey: '$connect',
    integration: new WebSocketMockIntegration('Accept'),
    authorizer: new WebSocketIamAuthorizer(),
    apiKeyRequired: true,
  });
};
