import type { Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export default (stack: Stack) => {
  const connections = new Table(stack, 'Connections', {
    partitionKey: { name: 'connectionId', type: AttributeType.STRING },
  });
  const connect = new Function(stack, 'Connect', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'connect.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
  });
  connections.grantWriteData(connect);
  new WebSocketApi(stack, 'Chat', {
    connectRouteOptions: {
      integration: new WebSocketLambdaIntegration('Connect', connect),
      authorizer: new WebSocketIamAuthorizer(),
    },
  });
};
