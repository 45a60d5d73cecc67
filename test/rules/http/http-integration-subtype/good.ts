import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api');
  new CfnIntegration(stack, 'Integration', {
    apiId: api.apiId,
    integrationType: 'AWS_PROXY',
    integrationSubtype: 'SQS-SendMessage',
    payloadFormatVersion: '1.0',
    credentialsArn: 'arn:aws:iam::111122223333:role/send-orders',
    requestParameters: {
      QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders',
      MessageBody: '$request.body',
    },
  });
};
