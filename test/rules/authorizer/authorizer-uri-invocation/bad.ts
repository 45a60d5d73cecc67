// reports: Chat/Authorizer AuthorizerUri
import type { Stack } from 'aws-cdk-lib';
import { CfnAuthorizer, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const api = new WebSocketApi(stack, 'Api');
  const check = new Function(stack, 'Check', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('//'),
  });
  new CfnAuthorizer(stack, 'Authorizer', {
    apiId: api.apiId,
    name: 'token',
    authorizerType: 'REQUEST',
    authorizerUri: check.functionArn,
    identitySource: ['route.request.querystring.token'],
  });
};
