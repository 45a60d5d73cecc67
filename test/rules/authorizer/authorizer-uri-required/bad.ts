// reports: Chat/Authorizer AuthorizerUri
import type { Stack } from 'aws-cdk-lib';
import { CfnAuthorizer, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  new CfnAuthorizer(stack, 'Authorizer', {
    apiId: api.apiId,
    name: 'token',
    authorizerType: 'REQUEST',
    identitySource: ['route.request.querystring.token'],
  });
};
