import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api');
  new CfnIntegration(stack, 'Integration', {
    apiId: api.apiId,
    integrationType: 'HTTP_PROXY',
    integrationMethod: 'ANY',
    integrationUri: 'https://catalog.example.com/books',
    payloadFormatVersion: '1.0',
  });
};
