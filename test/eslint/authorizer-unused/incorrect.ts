import type { Stack } from 'aws-cdk-lib';
import { CfnApi, CfnAuthorizer, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';

export default (stack: Stack) => {
  const api = new CfnApi(stack, 'Chat', {
    protocolType: 'WEBSOCKET',
    routeSelectionExpression: '$request.body.action',
  });
  new CfnAuthorizer(stack, 'Token', {
    apiId: api.ref,
    name: 'token',
    authorizerType: 'REQUEST',
    authorizerUri: `arn:aws:apigateway:${stack.region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${stack.region}:${stack.account}:function:verify/invocations`,
    identitySource: ['route.request.querystring.token'],
  });
  new CfnRoute(stack, 'Connect', { apiId: api.ref, routeKey: '$connect', authorizationType: 'AWS_IAM' });
};
