import type { Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  new HttpApi(stack, 'Books', {
    corsPreflight: { allowOrigins: ['https://app.example.com'] },
    defaultIntegration: new HttpUrlIntegration('Proxy', 'https://books.example.com'),
    defaultAuthorizer: new HttpJwtAuthorizer('Readers', 'https://login.example.com', { jwtAudience: ['books'] }),
  });
};
