import type { Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api');
  api.addRoutes({
    path: '/books',
    integration: new HttpUrlIntegration('Books', 'https://catalog.example.com/books'),
    authorizer: new HttpJwtAuthorizer('Readers', 'https://books.eu.auth0.com/', { jwtAudience: ['books'] }),
  });
};
