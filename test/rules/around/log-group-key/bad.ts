// reports: Chat/Logs/Resource KmsKeyId
import type { Stack } from 'aws-cdk-lib';
import { LogGroupLogDestination, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const encryptionKey = new Key(stack, 'Key');
  const logs = new LogGroup(stack, 'Logs', { encryptionKey, retention: RetentionDays.THREE_MONTHS });
  new WebSocketStage(stack, 'Stage', {
    webSocketApi,
    stageName: 'live',
    autoDeploy: true,
    accessLogSettings: { destination: new LogGroupLogDestination(logs) },
  });
};
