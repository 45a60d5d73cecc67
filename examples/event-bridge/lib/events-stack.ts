import { Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { AccountLogRole, WebSocketApi, WebSocketIamAuthorizer, WebSocketMockIntegration, WebSocketStage, WebSocketEventBridgeIntegration } from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** Messages are events on a bus, of the type of their route. */
export class EventsStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const eventBus = new EventBus(this, 'Bus');

    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketMockIntegration('Connect'),
        authorizer: new WebSocketIamAuthorizer(),
      },
      disconnectRouteOptions: { integration: new WebSocketMockIntegration('Disconnect') },
    });
    const forward = new WebSocketEventBridgeIntegration('Forward', { eventBus, source: 'com.example.game' });
    for (const routeKey of ['move', 'chat']) api.addRoute(routeKey, { integration: forward });

    new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live', accountLogRole: AccountLogRole.CREATE });
  }
}
