import { Aws, type Stack } from 'aws-cdk-lib';
import { CfnApi, CfnIntegration, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const api = new CfnApi(stack, 'Chat', {
    name: 'chat',
    protocolType: 'WEBSOCKET',
    routeSelectionExpression: '$request.body.action',
  });
  const connect = new Function(stack, 'Connect', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'connect.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
  });
  const integration = new CfnIntegration(stack, 'Integration', {
    apiId: api.ref,
    integrationType: 'AWS_PROXY',
    integrationUri: `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${connect.functionArn}/invocations`,
  });
  new CfnRoute(stack, 'Route', {
    apiId: api.ref,
    routeKey: '$connect',
    authorizationType: 'AWS_IAM',
    target: `integrations/${integration.ref}`,
  });
};
