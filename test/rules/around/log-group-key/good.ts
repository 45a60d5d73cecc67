import type { Stack } from 'aws-cdk-lib';
import { LogGroupLogDestination, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const encryptionKey = new Key(stack, 'Key');
  encryptionKey.grantEncryptDecrypt(new ServicePrincipal(`logs.${stack.region}.amazonaws.com`));
  const logs = new LogGroup(stack, 'Logs', { encryptionKey, retention: RetentionDays.THREE_MONTHS });
  new WebSocketStage(stack, 'Stage', {
    webSocketApi,
    stageName: 'live',
    autoDeploy: true,
    accessLogSettings: { destination: new LogGroupLogDestination(logs) },
  });
};
