import { type Stack, Fn } from 'aws-cdk-lib';
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
    authorizerUri: Fn.sub(
      'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Arn}/invocations',
      { Arn: check.functionArn },
    ),
    identitySource: ['route.request.querystring.token'],
  });
};
