import { Stack, type StackProps } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AccountLogRole, WebSocketApi, WebSocketIamAuthorizer, WebSocketMockIntegration, WebSocketStage, WebSocketSqsIntegration } from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** Orders go to a queue, in the order of each client, and whoever works on them knows whom to answer. */
export class OrdersStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const orders = new Queue(this, 'Orders', {
      fifo: true,
      enforceSSL: true,
      deadLetterQueue: {
        queue: new Queue(this, 'Rejected', { fifo: true, enforceSSL: true }),
        maxReceiveCount: 5,
      },
    });

    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketMockIntegration('Connect'),
        authorizer: new WebSocketIamAuthorizer(),
      },
      disconnectRouteOptions: { integration: new WebSocketMockIntegration('Disconnect') },
    });
    api.addRoute('order', { integration: new WebSocketSqsIntegration('Order', { queue: orders }) });

    new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live', accountLogRole: AccountLogRole.CREATE });
  }
}
