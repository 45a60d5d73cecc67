import type { Stack } from 'aws-cdk-lib';
import { LogGroupLogDestination, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Chat');
  new WebSocketStage(stack, 'Live', {
    webSocketApi,
    stageName: 'live',
    autoDeploy: true,
    accessLogSettings: { destination: new LogGroupLogDestination(new LogGroup(stack, 'LiveAccessLogs')) },
  });
};
