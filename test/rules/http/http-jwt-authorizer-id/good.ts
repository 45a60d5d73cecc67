import type { Stack } from 'aws-cdk-lib';
import { CfnAuthorizer, CfnRoute, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api');
  const readers = new CfnAuthorizer(stack, 'Authorizer', {
    apiId: api.apiId,
    name: 'readers',
    authorizerType: 'JWT',
    identitySource: ['$request.header.Authorization'],
    jwtConfiguration: { issuer: 'https://login.example.com/', audience: ['books-web'] },
  });
  new CfnRoute(stack, 'Route', {
    apiId: api.apiId,
    routeKey: 'GET /books',
    authorizationType: 'JWT',
    authorizerId: readers.ref,
  });
};
