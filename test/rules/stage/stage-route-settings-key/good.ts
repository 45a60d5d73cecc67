import type { Stack } from 'aws-cdk-lib';
import { type CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const integration = new WebSocketMockIntegration('Answer');
  const route = webSocketApi.addRoute('sendMessage', { integration });
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  stage.node.addDependency(route);
  const cfnStage = stage.node.defaultChild as CfnStage;
  cfnStage.addPropertyOverride('RouteSettings.sendMessage', { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 10 });
};
