import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Chat');
  const live = new WebSocketStage(stack, 'Live', { webSocketApi: api, stageName: 'live', autoDeploy: true });
  new CfnOutput(stack, 'Callback', { value: live.callbackUrl });
  new CfnOutput(stack, 'Replaced', { value: live.url });
};
