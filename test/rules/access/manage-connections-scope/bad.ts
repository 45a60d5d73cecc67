// reports: Chat/Sender/DefaultPolicy/Resource PolicyDocument.Statement[0].Resource
import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

export default (stack: Stack) => {
  const sender = new Role(stack, 'Sender', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  sender.addToPolicy(
    new PolicyStatement({
      actions: ['execute-api:ManageConnections'],
      resources: ['arn:aws:execute-api:*:*:*/@connections/*'],
    }),
  );
};
