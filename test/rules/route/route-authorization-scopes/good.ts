import type { Stack } from 'aws-cdk-lib';
import { CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  new CfnRoute(stack, 'Connect', { apiId: api.apiId, routeKey: '$connect', authorizationType: 'AWS_IAM' });
};
