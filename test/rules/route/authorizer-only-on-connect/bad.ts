// reports: Chat/Api/send-Route/Resource AuthorizationType
import type { Stack } from 'aws-cdk-lib';
import { type CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const send = api.addRoute('send', { integration: new WebSocketMockIntegration('Echo') });
  // The construct refuses an authorizer here; the resource below it does not.
  (send.node.defaultChild as CfnRoute).authorizationType = 'AWS_IAM';
};
