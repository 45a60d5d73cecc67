import type { Stack } from 'aws-cdk-lib';
import { CfnRoute, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api');
  new CfnRoute(stack, 'Route', {
    apiId: api.apiId,
    routeKey: 'GET /books',
    authorizationType: 'JWT',
    authorizerId: 'a1b2c3',
    authorizationScopes: ['books/read'],
  });
};
