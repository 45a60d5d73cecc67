import { Aws, type Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketAwsIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const queue = new Queue(stack, 'Queue');
  const credentialsRole = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
  queue.grantSendMessages(credentialsRole);
  api.addRoute('order', {
    integration: new WebSocketAwsIntegration('Order', {
      integrationUri: `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:sqs:path/${Aws.ACCOUNT_ID}/${queue.queueName}`,
      integrationMethod: 'POST',
      credentialsRole,
    }),
  });
};
