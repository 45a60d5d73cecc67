// reports: Chat/Integration
import type { Stack } from 'aws-cdk-lib';
import { CfnIntegration, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const handler = new Function(stack, 'Connect', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
  });
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const integration = new CfnIntegration(stack, 'Integration', {
    apiId: webSocketApi.apiId,
    integrationType: 'AWS_PROXY',
    integrationUri: `arn:${stack.partition}:apigateway:${stack.region}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`,
  });
  new CfnRoute(stack, 'ConnectRoute', {
    apiId: webSocketApi.apiId,
    routeKey: '$connect',
    target: `integrations/${integration.ref}`,
  });
};
