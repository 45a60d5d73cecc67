// reports: Chat/Route AuthorizerId
import type { Stack } from 'aws-cdk-lib';
import { CfnAuthorizer, CfnRoute, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api');
  const check = new CfnAuthorizer(stack, 'Authorizer', {
    apiId: api.apiId,
    name: 'readers',
    authorizerType: 'REQUEST',
    authorizerUri:
      'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:check/invocations',
    identitySource: ['$request.header.Authorization'],
    authorizerPayloadFormatVersion: '2.0',
  });
  new CfnRoute(stack, 'Route', {
    apiId: api.apiId,
    routeKey: 'GET /books',
    authorizationType: 'JWT',
    authorizerId: check.ref,
  });
};
