import type { Stack } from 'aws-cdk-lib';
import { CfnApi, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new CfnApi(stack, 'Chat', {
    name: 'chat',
    protocolType: 'WEBSOCKET',
    routeSelectionExpression: '$request.body.action',
  });
  new CfnRoute(stack, 'Connect', {
    apiId: api.ref,
    routeKey: '$connect',
    authorizationType: 'AWS_IAM',
  });
  new CfnStage(stack, 'Live', { apiId: api.ref, stageName: 'live', autoDeploy: true });
};
