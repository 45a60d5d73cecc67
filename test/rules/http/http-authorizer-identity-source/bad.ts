// reports: Chat/Authorizer IdentitySource
import type { Stack } from 'aws-cdk-lib';
import { CfnAuthorizer, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new HttpApi(stack, 'Api');
  new CfnAuthorizer(stack, 'Authorizer', {
    apiId: api.apiId,
    name: 'readers',
    authorizerType: 'REQUEST',
    authorizerUri:
      'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:check/invocations',
    identitySource: ['$request.header.Authorization', 'method.request.querystring.tenant'],
    authorizerPayloadFormatVersion: '2.0',
  });
};
