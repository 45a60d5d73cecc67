import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

export default (stack: Stack) => {
  const sender = new Role(stack, 'Sender', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const webSocketApi = new WebSocketApi(stack, 'Chat');
  const stage = new WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live', autoDeploy: true });
  Grant.addToPrincipal({
    grantee: sender,
    actions: ['execute-api:ManageConnections'],
    resourceArns: [webSocketApi.arnForExecuteApiV2('POST/@connections/*', stage.stageName)],
  });
};
