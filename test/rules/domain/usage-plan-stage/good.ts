import type { Stack } from 'aws-cdk-lib';
import { UsagePlan, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  new UsagePlan(stack, 'Plan', { apiStages: [{ api: webSocketApi, stage }] });
};
