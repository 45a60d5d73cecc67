// reports: Chat/Api/Resource DisableExecuteApiEndpoint
import type { Stack } from 'aws-cdk-lib';
import { type CfnApi, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
  const api = webSocketApi.node.defaultChild as CfnApi;
  api.disableExecuteApiEndpoint = true;
};
