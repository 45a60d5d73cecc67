// reports: Chat/Deployment DependsOn
import type { Stack } from 'aws-cdk-lib';
import { CfnDeployment, type CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const integration = new WebSocketMockIntegration('Answer');
  webSocketApi.addRoute('send', { integration });
  const deployment = new CfnDeployment(stack, 'Deployment', { apiId: webSocketApi.apiId });
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live' });
  const cfnStage = stage.node.defaultChild as CfnStage;
  cfnStage.deploymentId = deployment.attrDeploymentId;
};
