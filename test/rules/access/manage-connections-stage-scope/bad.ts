// reports: Chat/Sender/DefaultPolicy/Resource PolicyDocument.Statement[0].Resource
import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

export default (stack: Stack) => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const sender = new Role(stack, 'Sender', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  webSocketApi.grantManageConnections(sender);
};
