// reports: Chat/Integration CredentialsArn
import { Aws, type Stack } from 'aws-cdk-lib';
import { CfnIntegration, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Queue } from 'aws-cdk-lib/aws-sqs';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const queue = new Queue(stack, 'Queue');
  new CfnIntegration(stack, 'Integration', {
    apiId: api.apiId,
    integrationType: 'AWS',
    integrationMethod: 'POST',
    integrationUri: `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:sqs:path/${Aws.ACCOUNT_ID}/${queue.queueName}`,
    credentialsArn: 'arn:aws:iam::*:user/*',
  });
};
