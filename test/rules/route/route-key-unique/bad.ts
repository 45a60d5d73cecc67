// reports: Chat/SendAgain/Resource RouteKey
import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  webSocketApi.addRoute('send', { integration: new WebSocketMockIntegration('Echo') });
  new WebSocketRoute(stack, 'SendAgain', {
    webSocketApi,
    routeKey: 'send',
    integration: new WebSocketMockIntegration('EchoAgain'),
  });
};
