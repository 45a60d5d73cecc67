import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  new WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live', autoDeploy: true });
  new WebSocketStage(stack, 'Second', { webSocketApi, stageName: 'beta', autoDeploy: true });
};
