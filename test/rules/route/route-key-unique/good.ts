import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  webSocketApi.addRoute('send', { integration: new WebSocketMockIntegration('Echo') });
  webSocketApi.addRoute('receive', { integration: new WebSocketMockIntegration('Fetch') });
};
