import type { Stack } from 'aws-cdk-lib';
import { CfnApi, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';

export default (stack: Stack) => {
  const logs = new LogGroup(stack, 'Logs');
  const api = new CfnApi(stack, 'Chat', {
    protocolType: 'WEBSOCKET',
    routeSelectionExpression: '$request.body.action',
  });
  new CfnStage(stack, 'Live', {
    apiId: api.ref,
    stageName: 'live',
    accessLogSettings: {
      destinationArn: logs.logGroupArn,
      format: JSON.stringify({ id: '$context.requestId', event: '$context.eventType', route: '$context.routeKey' }),
    },
  });
};
