import type { Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api', {
    corsPreflight: { allowOrigins: ['https://app.example.com'], allowHeaders: ['authorization'] },
    defaultAuthorizer: new HttpJwtAuthorizer('Readers', 'https://login.example.com/', { jwtAudience: ['books-web'] }),
  });
  const integration = new HttpUrlIntegration('Books', 'https://catalog.example.com/books');
  api.addRoutes({ path: '/books', integration, methods: [HttpMethod.ANY] });
  api.addRoutes({
    path: '/books',
    integration,
    methods: [HttpMethod.OPTIONS],
    authorizer: new HttpNoneAuthorizer(),
  });
};
