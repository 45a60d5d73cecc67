// reports: Chat/Send/Resource ApiKeyRequired
import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  new WebSocketRoute(stack, 'Send', {
    webSocketApi,
    routeKey: 'send',
    integration: new WebSocketMockIntegration('Echo'),
    apiKeyRequired: true,
  });
};
