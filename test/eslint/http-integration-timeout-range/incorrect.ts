import type { Stack } from 'aws-cdk-lib';
import { CfnApi, CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new CfnApi(stack, 'Books', { name: 'books', protocolType: 'HTTP' });
  new CfnIntegration(stack, 'Backend', {
    apiId: api.ref,
    integrationType: 'HTTP_PROXY',
    integrationMethod: 'ANY',
    integrationUri: 'https://books.example.com',
    timeoutInMillis: 60_000,
  });
};
