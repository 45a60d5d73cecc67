// reports: Chat/Api/Resource ApiKeySelectionExpression
import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketApiKeySelectionExpression } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api', {
    apiKeySelectionExpression: WebSocketApiKeySelectionExpression.HEADER_X_API_KEY,
  });
  api.addRoute('$connect', { integration: new WebSocketMockIntegration('Accept') });
};
