import type { Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { LogGroupLogDestination, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Chat');
  new WebSocketStage(stack, 'Live', {
    webSocketApi,
    stageName: 'live',
    autoDeploy: true,
    accessLogSettings: {
      destination: new LogGroupLogDestination(new LogGroup(stack, 'LiveAccessLogs')),
      format: AccessLogFormat.custom(
        JSON.stringify({
          requestId: '$context.requestId',
          connectionId: '$context.connectionId',
          routeKey: '$context.routeKey',
          status: '$context.status',
        }),
      ),
    },
  });
};
