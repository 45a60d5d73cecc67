import type { Stack } from 'aws-cdk-lib';
import { ApiKey, UsagePlan, WebSocketApi, WebSocketRoute, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  new WebSocketRoute(stack, 'Connect', {
    webSocketApi,
    routeKey: '$connect',
    integration: new WebSocketMockIntegration('Accept'),
    apiKeyRequired: true,
  });
  const plan = new UsagePlan(stack, 'Plan', {
    apiStages: [{ api: webSocketApi, stage }],
    throttle: { rateLimit: 10, burstLimit: 20 },
  });
  plan.addApiKey(new ApiKey(stack, 'Key'));
};
