import type { Stack } from 'aws-cdk-lib';
import { CfnApi, CfnDeployment, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new CfnApi(stack, 'Chat', {
    name: 'chat',
    protocolType: 'WEBSOCKET',
    routeSelectionExpression: '$request.body.action',
  });
  const connect = new CfnRoute(stack, 'Connect', {
    apiId: api.ref,
    routeKey: '$connect',
    authorizationType: 'AWS_IAM',
  });
  const deployment = new CfnDeployment(stack, 'Deployment', { apiId: api.ref });
  deployment.node.addDependency(connect);
  new CfnStage(stack, 'Live', { apiId: api.ref, stageName: 'live', deploymentId: deployment.ref });
};
