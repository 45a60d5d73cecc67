// reports: Chat/Sender/Resource ManagedPolicyArns[0]
import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

export default (stack: Stack) => {
  new WebSocketApi(stack, 'Api');
  new Role(stack, 'Sender', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AmazonAPIGatewayInvokeFullAccess')],
  });
};
