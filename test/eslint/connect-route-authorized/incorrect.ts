import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  new WebSocketApi(stack, 'Chat', {
    connectRouteOptions: { integration: new WebSocketMockIntegration('Connect') },
  });

  const support = new WebSocketApi(stack, 'Support');
  support.addRoute('$connect', {
    integration: new WebSocketMockIntegration('Connect'),
    returnResponse: true,
  });
};
