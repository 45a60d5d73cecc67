// reports: Chat/Plan ApiStages[0].Stage
import type { Stack } from 'aws-cdk-lib';
import { CfnUsagePlan } from 'aws-cdk-lib/aws-apigateway';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  new CfnUsagePlan(stack, 'Plan', { apiStages: [{ apiId: webSocketApi.apiId, stage: 'beta' }] });
};
