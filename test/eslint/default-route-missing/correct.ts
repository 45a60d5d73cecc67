import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Chat', {
    defaultRouteOptions: { integration: new WebSocketMockIntegration('Unknown') },
  });
  api.addRoute('sendMessage', { integration: new WebSocketMockIntegration('Send') });
};
