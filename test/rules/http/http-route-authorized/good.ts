import type { Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api', { defaultAuthorizer: new HttpIamAuthorizer() });
  api.addRoutes({
    path: '/books',
    methods: [HttpMethod.GET],
    integration: new HttpUrlIntegration('Books', 'https://catalog.example.com/books'),
  });
};
