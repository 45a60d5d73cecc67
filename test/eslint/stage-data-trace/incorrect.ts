import type { Stack } from 'aws-cdk-lib';
import { CfnStage, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Chat');
  new CfnStage(stack, 'Live', {
    apiId: api.apiId,
    stageName: 'live',
    defaultRouteSettings: { loggingLevel: 'INFO', dataTraceEnabled: true },
  });
};
