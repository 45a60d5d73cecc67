import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  AccountLogRole,
  HttpApi,
  HttpIamAuthorizer,
  HttpLambdaIntegration,
  WebSocketApi,
  WebSocketIamAuthorizer,
  WebSocketLambdaIntegration,
  WebSocketStage,
} from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** A chat: messages go through a WebSocket API, and its history is read through an HTTP API, on one table. */
export class ChatStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const chat = new Table(this, 'Connections', {
      partitionKey: { name: 'connectionId', type: AttributeType.STRING },
      sortKey: { name: 'sent', type: AttributeType.STRING },
      timeToLiveAttribute: 'expires',
    });
    const handler = (name: string): Function =>
      new Function(this, `${name}Handler`, {
        runtime: Runtime.NODEJS_22_X,
        code: Code.fromInline(`exports.handler = async () => ({ statusCode: 200 }); // ${name}`),
        handler: 'index.handler',
        timeout: Duration.seconds(10),
        environment: { CHAT: chat.tableName },
      });
    const [connect, disconnect, send, history] = [
      handler('Connect'),
      handler('Disconnect'),
      handler('Send'),
      handler('History'),
    ];
    for (const writer of [connect, disconnect, send]) chat.grantReadWriteData(writer);
    chat.grantReadData(history);

    const messages = new WebSocketApi(this, 'Messages', {
      connectRouteOptions: {
        integration: new WebSocketLambdaIntegration('Connect', connect),
        authorizer: new WebSocketIamAuthorizer(),
      },
      disconnectRouteOptions: { integration: new WebSocketLambdaIntegration('Disconnect', disconnect) },
    });
    messages.addRoute('send', { integration: new WebSocketLambdaIntegration('Send', send) });
    const live = new WebSocketStage(this, 'Live', {
      webSocketApi: messages,
      stageName: 'live',
      accountLogRole: AccountLogRole.CREATE,
    });
    live.grantManageConnections(send);

    const archive = new HttpApi(this, 'Archive', { defaultAuthorizer: new HttpIamAuthorizer() });
    archive.addRoutes({
      path: '/rooms/{room}/messages',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('History', history),
    });
  }
}
