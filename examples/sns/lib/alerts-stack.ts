import { Stack, type StackProps } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AccountLogRole, WebSocketApi, WebSocketIamAuthorizer, WebSocketMockIntegration, WebSocketStage, WebSocketSnsIntegration } from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** Alerts of clients go to everybody who subscribes to a topic. */
export class AlertsStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const alerts = new Topic(this, 'Alerts', { enforceSSL: true });

    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketMockIntegration('Connect'),
        authorizer: new WebSocketIamAuthorizer(),
      },
      disconnectRouteOptions: { integration: new WebSocketMockIntegration('Disconnect') },
    });
    const schema = {
      type: 'object',
      required: ['action', 'text'],
      properties: { text: { type: 'string', maxLength: 280 } },
    };
    api.addRouteWithOptions('alert', {
      integration: new WebSocketSnsIntegration('Alert', { topic: alerts }),
      requestModels: { $default: api.addModel('Alert', { schema }) },
    });

    new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live', accountLogRole: AccountLogRole.CREATE });
  }
}
