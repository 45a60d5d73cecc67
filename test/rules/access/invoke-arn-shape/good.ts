import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api', {
    connectRouteOptions: {
      authorizer: new WebSocketIamAuthorizer(),
      integration: new WebSocketMockIntegration('Connect'),
    },
  });
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  const caller = new Role(stack, 'Caller', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
  caller.addToPolicy(
    new PolicyStatement({
      actions: ['execute-api:Invoke'],
      resources: [webSocketApi.arnForExecuteApiV2('$connect', stage.stageName)],
    }),
  );
};
