import { aws_apigatewayv2_authorizers as authorizers, type Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Chat', {
    connectRouteOptions: {
      integration: new WebSocketMockIntegration('Connect'),
      authorizer: new authorizers.WebSocketIamAuthorizer(),
    },
  });
  new WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live' });
};
