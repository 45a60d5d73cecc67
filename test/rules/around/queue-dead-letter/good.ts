import { Aws, type Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketAwsIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';

export default (stack: Stack) => {
  const queue = new Queue(stack, 'Queue', {
    deadLetterQueue: { queue: new Queue(stack, 'DeadLetters'), maxReceiveCount: 3 },
  });
  const credentialsRole = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
  queue.grantSendMessages(credentialsRole);
  new WebSocketApi(stack, 'Api').addRoute('send', {
    integration: new WebSocketAwsIntegration('Send', {
      integrationMethod: 'POST',
      integrationUri: `arn:aws:apigateway:${Aws.REGION}:sqs:path/${Aws.ACCOUNT_ID}/${queue.queueName}`,
      credentialsRole,
      requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
      requestTemplates: { $default: "Action=SendMessage&MessageBody=$util.urlEncode($input.json('$'))" },
      templateSelectionExpression: '\\$default',
    }),
  });
};
