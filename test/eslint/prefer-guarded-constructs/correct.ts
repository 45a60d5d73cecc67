import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketIamAuthorizer, WebSocketMockIntegration, WebSocketStage } from 'cdk-websocket-guard';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Chat', {
    connectRouteOptions: {
      integration: new WebSocketMockIntegration('Connect'),
      authorizer: new WebSocketIamAuthorizer(),
    },
  });
  new WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live' });
};
