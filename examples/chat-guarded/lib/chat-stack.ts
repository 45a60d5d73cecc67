import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  AccountLogRole,
  WebSocketApi,
  WebSocketIamAuthorizer,
  WebSocketLambdaIntegration,
  WebSocketStage,
} from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** The chat service of examples/chat with the constructs of this package, and with what they make its author decide. */
export class ChatStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const connections = new Table(this, 'Connections', {
      partitionKey: { name: 'connectionId', type: AttributeType.STRING },
      timeToLiveAttribute: 'expires',
    });
    const handler = (name: string, timeout: Duration): Function => {
      const lambda = new Function(this, `${name}Handler`, {
        runtime: Runtime.NODEJS_22_X,
        code: Code.fromInline(`exports.handler = async () => ({ statusCode: 200 }); // ${name}`),
        handler: 'index.handler',
        timeout,
        environment: { CONNECTIONS: connections.tableName },
      });
      connections.grantReadWriteData(lambda);
      return lambda;
    };
    const send = handler('Send', Duration.seconds(29));
    const announce = handler('Announce', Duration.seconds(20));

    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketLambdaIntegration('Connect', handler('Connect', Duration.seconds(5))),
        authorizer: new WebSocketIamAuthorizer(),
      },
      disconnectRouteOptions: {
        integration: new WebSocketLambdaIntegration('Disconnect', handler('Disconnect', Duration.seconds(5))),
      },
    });
    api.addRoute('send', { integration: new WebSocketLambdaIntegration('Send', send) });

    const stage = new WebSocketStage(this, 'Live', {
      webSocketApi: api,
      stageName: 'live',
      accountLogRole: AccountLogRole.CREATE,
    });

    stage.grantManageConnections(send);
    stage.grantManageConnections(announce);
  }
}
