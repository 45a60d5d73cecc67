import type { Stack } from 'aws-cdk-lib';
import { CfnApi, CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const code = Code.fromInline('exports.handler = async () => ({});');
  const handler = new Function(stack, 'Handler', { code, handler: 'index.handler', runtime: Runtime.NODEJS_22_X });
  const api = new CfnApi(stack, 'Chat', {
    protocolType: 'WEBSOCKET',
    routeSelectionExpression: '$request.body.action',
  });
  new CfnIntegration(stack, 'Send', {
    apiId: api.ref,
    integrationType: 'AWS_PROXY',
    integrationUri: handler.functionArn,
  });
};
