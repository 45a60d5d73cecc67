import { Stack, type StackProps } from 'aws-cdk-lib';
import { AccountLogRole, WebSocketApi, WebSocketMockIntegration, WebSocketStage, WebSocketHttpIntegration } from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** Anybody can ask for the scores of a game, which a service on the internet knows. */
export class ScoresStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const scores = new WebSocketHttpIntegration('Scores', 'https://scores.example.com/messages', {
      requestParameters: { 'integration.request.header.Connection-Id': 'context.connectionId' },
    });
    const api = new WebSocketApi(this, 'Api', {
      anonymousAccess: { reason: 'Scores are public, and clients can do nothing but ask for them.' },
      connectRouteOptions: { integration: new WebSocketMockIntegration('Connect') },
      disconnectRouteOptions: { integration: new WebSocketMockIntegration('Disconnect') },
    });
    api.addRoute('scores', { integration: scores, returnResponse: true });

    new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live', accountLogRole: AccountLogRole.CREATE });
  }
}
