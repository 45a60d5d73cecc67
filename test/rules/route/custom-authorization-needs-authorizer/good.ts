import type { Stack } from 'aws-cdk-lib';
import { CfnAuthorizer, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const authorizer = new CfnAuthorizer(stack, 'Authorizer', {
    apiId: api.apiId,
    name: 'token',
    authorizerType: 'REQUEST',
    authorizerUri:
      'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:chat-authorizer/invocations',
    identitySource: ['route.request.querystring.token'],
  });
  new CfnRoute(stack, 'Connect', {
    apiId: api.apiId,
    routeKey: '$connect',
    authorizationType: 'CUSTOM',
    authorizerId: authorizer.ref,
  });
};
