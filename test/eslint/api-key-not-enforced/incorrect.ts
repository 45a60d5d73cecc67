import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketApiKeySelectionExpression } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  new WebSocketApi(stack, 'Chat', {
    apiKeySelectionExpression: WebSocketApiKeySelectionExpression.HEADER_X_API_KEY,
    connectRouteOptions: { integration: new WebSocketMockIntegration('Connect') },
  });
};
