// reports: Chat/Logs/Resource RetentionInDays
import type { Stack } from 'aws-cdk-lib';
import { LogGroupLogDestination, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const logs = new LogGroup(stack, 'Logs', { retention: RetentionDays.INFINITE });
  new WebSocketStage(stack, 'Stage', {
    webSocketApi,
    stageName: 'live',
    autoDeploy: true,
    accessLogSettings: { destination: new LogGroupLogDestination(logs) },
  });
};
