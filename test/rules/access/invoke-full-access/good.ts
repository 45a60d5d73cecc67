import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  const sender = new Role(stack, 'Sender', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  sender.addToPolicy(
    new PolicyStatement({
      actions: ['execute-api:ManageConnections'],
      resources: [
        stack.formatArn({
          service: 'execute-api',
          resource: `${webSocketApi.apiId}/${stage.stageName}/POST/@connections/*`,
        }),
      ],
    }),
  );
};
