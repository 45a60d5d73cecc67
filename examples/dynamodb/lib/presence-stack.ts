import { Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { AccountLogRole, DynamoDbAction, WebSocketApi, WebSocketDynamoDbIntegration, WebSocketIamAuthorizer, WebSocketStage } from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** A table knows who is connected, without a function in between. */
export class PresenceStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const presence = new Table(this, 'Presence', {
      partitionKey: { name: 'connectionId', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });
    Validations.of(presence).acknowledge({
      id: 'WebSocketGuard::WebSocketGuard-ConnectionTableTtl',
      reason: 'Readers skip rows whose "since" is more than two hours ago, the most that a connection lives.',
    });

    const remember = new WebSocketDynamoDbIntegration('Remember', {
      table: presence,
      action: DynamoDbAction.PUT_ITEM,
      attributes: { since: '$context.connectedAt', caller: '$context.identity.userArn' },
    });
    const forget = new WebSocketDynamoDbIntegration('Forget', { table: presence, action: DynamoDbAction.DELETE_ITEM });

    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: { integration: remember, authorizer: new WebSocketIamAuthorizer() },
      disconnectRouteOptions: { integration: forget },
    });

    new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live', accountLogRole: AccountLogRole.CREATE });
  }
}
