// reports: Chat/Api/Resource CorsConfiguration.AllowOrigins
import type { Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  new HttpApi(stack, 'Api', {
    corsPreflight: { allowOrigins: ['*'] },
    defaultAuthorizer: new HttpJwtAuthorizer('Readers', 'https://login.example.com/', { jwtAudience: ['books-web'] }),
    defaultIntegration: new HttpUrlIntegration('Books', 'https://catalog.example.com/books'),
  });
};
