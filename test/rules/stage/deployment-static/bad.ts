// reports: Chat/Stage DeploymentId
import type { Stack } from 'aws-cdk-lib';
import { CfnDeployment, CfnStage, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const connect = api.addRoute('$connect', { integration: new WebSocketMockIntegration('Accept') });
  const deployment = new CfnDeployment(stack, 'Deployment', { apiId: api.apiId });
  deployment.node.addDependency(connect);
  new CfnStage(stack, 'Stage', { apiId: api.apiId, stageName: 'live', deploymentId: deployment.ref });
};
