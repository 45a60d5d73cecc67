import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Chat');
  webSocketApi.addRoute('sendMessage', { integration: new WebSocketMockIntegration('Send') });
  new WebSocketRoute(stack, 'Send', {
    webSocketApi,
    routeKey: 'sendMessage',
    integration: new WebSocketMockIntegration('SendAgain'),
  });
};
