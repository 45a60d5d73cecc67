import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api');
  new CfnIntegration(stack, 'Integration', {
    apiId: api.apiId,
    integrationType: 'HTTP_PROXY',
    integrationMethod: 'ANY',
    connectionType: 'VPC_LINK',
    connectionId: 'a1b2c3',
    payloadFormatVersion: '1.0',
    integrationUri:
      'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/books/50dc6c495c0c9188/f2f7dc8efc522ab2',
  });
};
