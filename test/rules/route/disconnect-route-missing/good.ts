import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const connections = new Table(stack, 'Connections', {
    partitionKey: { name: 'connectionId', type: AttributeType.STRING },
    timeToLiveAttribute: 'expiresAt',
  });
  const handler = new Function(stack, 'Handler', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
  });
  connections.grantReadWriteData(handler);
  const api = new WebSocketApi(stack, 'Api');
  api.addRoute('$connect', { integration: new WebSocketLambdaIntegration('Connect', handler) });
  api.addRoute('$disconnect', { integration: new WebSocketLambdaIntegration('Disconnect', handler) });
};
