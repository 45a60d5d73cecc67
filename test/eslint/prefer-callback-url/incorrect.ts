import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Chat');
  const live = new WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live', autoDeploy: true });
  new CfnOutput(stack, 'Callback', {
    value: `https://${api.apiId}.execute-api.${stack.region}.amazonaws.com/${live.stageName}`,
  });
  new CfnOutput(stack, 'Replaced', { value: live.url.replace('wss://', 'https://') });
};
