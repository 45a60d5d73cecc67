import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketAwsIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';

export default (stack: Stack) => {
  const queue = new Queue(stack, 'Queue', { fifo: true });
  const credentialsRole = new Role(stack, 'SendRole', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
  queue.grantSendMessages(credentialsRole);
  const integration = new WebSocketAwsIntegration('Send', {
    integrationUri: `arn:aws:apigateway:${stack.region}:sqs:path/${stack.account}/${queue.queueName}`,
    integrationMethod: 'POST',
    credentialsRole,
    requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
    requestTemplates: {
      $default:
        "Action=SendMessage&MessageBody=$util.urlEncode($input.json('$'))&MessageGroupId=$util.urlEncode($context.connectionId)&MessageDeduplicationId=$util.urlEncode($context.requestId)",
    },
    templateSelectionExpression: '\\$default',
  });
  new WebSocketApi(stack, 'Api').addRoute('send', { integration });
};
