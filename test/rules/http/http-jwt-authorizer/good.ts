import type { Stack } from 'aws-cdk-lib';
import { CfnAuthorizer, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api');
  new CfnAuthorizer(stack, 'Authorizer', {
    apiId: api.apiId,
    name: 'readers',
    authorizerType: 'JWT',
    identitySource: ['$request.header.Authorization'],
    jwtConfiguration: { issuer: 'https://login.example.com/', audience: ['books-web'] },
  });
};
