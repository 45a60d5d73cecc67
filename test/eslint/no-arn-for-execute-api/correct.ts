import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Chat');
  new CfnOutput(stack, 'AnyRoute', { value: api.arnForExecuteApiV2() });
  new CfnOutput(stack, 'Connect', { value: api.arnForExecuteApiV2('$connect', 'live') });
};
