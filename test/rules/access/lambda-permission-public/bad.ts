// reports: Chat/Connect/Anybody Principal
import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AnyPrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const handler = new Function(stack, 'Connect', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
  });
  const webSocketApi = new WebSocketApi(stack, 'Api');
  webSocketApi.addRoute('$connect', { integration: new WebSocketLambdaIntegration('Connect', handler) });
  handler.addPermission('Anybody', { principal: new AnyPrincipal() });
};
