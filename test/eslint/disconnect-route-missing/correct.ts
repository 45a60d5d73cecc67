import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const connections = new Table(stack, 'Connections', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  const code = Code.fromInline('exports.handler = async () => ({});');
  const handler = new Function(stack, 'Handler', { code, handler: 'index.handler', runtime: Runtime.NODEJS_22_X });
  connections.grantReadWriteData(handler);
  new WebSocketApi(stack, 'Chat', {
    connectRouteOptions: { integration: new WebSocketLambdaIntegration('Connect', handler) },
    disconnectRouteOptions: { integration: new WebSocketLambdaIntegration('Disconnect', handler) },
    defaultRouteOptions: { integration: new WebSocketLambdaIntegration('Fallback', handler) },
  });
};
