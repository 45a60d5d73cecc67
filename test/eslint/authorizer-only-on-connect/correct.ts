import type { Stack } from 'aws-cdk-lib';
import { CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Chat');
  new CfnRoute(stack, 'Connect', {
    apiId: api.apiId,
    routeKey: '$connect',
    authorizationType: 'AWS_IAM',
  });
  new CfnRoute(stack, 'SendMessage', {
    apiId: api.apiId,
    routeKey: 'sendMessage',
  });
};
