import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketApiKeySelectionExpression, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api', {
    apiKeySelectionExpression: WebSocketApiKeySelectionExpression.HEADER_X_API_KEY,
  });
  new WebSocketRoute(stack, 'Connect', {
    webSocketApi,
    routeKey: '$connect',
    integration: new WebSocketMockIntegration('Accept'),
    apiKeyRequired: true,
  });
};
