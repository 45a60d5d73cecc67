import type { Stack } from 'aws-cdk-lib';
import { type CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  const cfnStage = stage.node.defaultChild as CfnStage;
  cfnStage.addPropertyOverride('DefaultRouteSettings.LoggingLevel', 'ERROR');
};
