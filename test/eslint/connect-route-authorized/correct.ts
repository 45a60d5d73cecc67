import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  new WebSocketApi(stack, 'Chat', {
    connectRouteOptions: {
      integration: new WebSocketMockIntegration('Connect'),
      authorizer: new WebSocketIamAuthorizer(),
    },
  });
};
