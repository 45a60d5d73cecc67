import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

export default (stack: Stack) => {
  const role = new Role(stack, 'Sender', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const webSocketApi = new WebSocketApi(stack, 'Chat');
  const stage = new WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live', autoDeploy: true });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['execute-api:ManageConnections'],
      resources: [webSocketApi.arnForExecuteApiV2('POST/@connections/*', stage.stageName)],
    }),
  );
};
