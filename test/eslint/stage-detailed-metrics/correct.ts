import type { Stack } from 'aws-cdk-lib';
import { CfnApi, CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Chat');
  new WebSocketStage(stack, 'Live', {
    webSocketApi,
    stageName: 'live',
    autoDeploy: true,
    detailedMetricsEnabled: true,
  });

  const raw = new CfnApi(stack, 'Raw', { protocolType: 'WEBSOCKET', routeSelectionExpression: '$request.body.action' });
  new CfnStage(stack, 'RawLive', {
    apiId: raw.ref,
    stageName: 'live',
    defaultRouteSettings: { detailedMetricsEnabled: true },
  });
};
