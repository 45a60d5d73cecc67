import type { Stack } from 'aws-cdk-lib';
import { CfnApi, CfnAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const check = new Function(stack, 'Check', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({});'),
  });
  const api = new CfnApi(stack, 'Chat', {
    protocolType: 'WEBSOCKET',
    routeSelectionExpression: '$request.body.action',
  });
  new CfnAuthorizer(stack, 'Token', {
    apiId: api.ref,
    name: 'token',
    authorizerType: 'REQUEST',
    identitySource: ['route.request.querystring.token'],
    authorizerUri: `arn:aws:apigateway:${stack.region}:lambda:path/2015-03-31/functions/${check.functionArn}/invocations`,
  });
};
