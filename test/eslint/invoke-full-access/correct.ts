import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const send = new Function(stack, 'Send', {
    role,
    runtime: Runtime.NODEJS_22_X,
    handler: 'send.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
  });
  const webSocketApi = new WebSocketApi(stack, 'Chat', {
    defaultRouteOptions: { integration: new WebSocketLambdaIntegration('Send', send) },
  });
  const stage = new WebSocketStage(stack, 'Live', { webSocketApi, stageName: 'live', autoDeploy: true });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['execute-api:ManageConnections'],
      resources: [webSocketApi.arnForExecuteApiV2('POST/@connections/*', stage.stageName)],
    }),
  );
};
