import { Token, type Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { fail, placeOf } from '../support/fail';
import { choice, having, optional, options } from '../support/kinds';
import { inJsonString } from '../support/message-template';
import { ServiceIntegration, type ServiceRequest } from '../support/service-integration';
import { DynamoDbAction } from './dynamo-db-action';
import type { WebSocketServiceIntegrationOptions } from '../options/websocket-service-integration-options';

/** Properties of {@link WebSocketDynamoDbIntegration}. */
export interface WebSocketDynamoDbIntegrationProps extends WebSocketServiceIntegrationOptions {
  /** The table. */
  readonly table: ITable;

  /** What happens to the item. */
  readonly action: DynamoDbAction;

  /**
   * The name of the partition key, a string. Its value is the connection id, so that a client can change its own item
   * only.
   *
   * @default 'connectionId'
   */
  readonly partitionKey?: string;

  /**
   * Further attributes of the item, as strings: by name, a context variable (`$context.connectedAt`) or a path in the
   * message (`$.text`). They are escaped. An unresolved token is taken for a path.
   *
   * @default - none
   */
  readonly attributes?: Record<string, string>;
}

/** `$context.identity.sourceIp`, `$.text`, `$.items[0].id`. */
const SOURCE = /^\$(?:context)?(?:\.[\w-]+|\[\d+\])+$/;

/**
 * Writes or deletes the item of a connection in a DynamoDB table, without a function in between.
 *
 * API Gateway calls `$disconnect` on a best-effort basis: give the items of the table a time to live as well.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
 */
export class WebSocketDynamoDbIntegration extends ServiceIntegration {
  private readonly childId: string;

  public constructor(
    id: string,
    private readonly props: WebSocketDynamoDbIntegrationProps,
  ) {
    super(id, props, {
      table: having('a DynamoDB table'),
      action: choice(Object.values(DynamoDbAction)),
      attributes: optional(options("an object: { text: '$.text' }")),
    });
    this.childId = id;
  }

  /** @internal */
  protected override _request(stack: Stack): ServiceRequest {
    const { table, action, partitionKey } = this.props;
    const isPut = action === DynamoDbAction.PUT_ITEM;
    const members = [
      `${JSON.stringify(partitionKey ?? 'connectionId')}:{"S":"$context.connectionId"}`,
      ...(isPut
        ? Object.entries(this.props.attributes ?? {}).map(
            ([name, source]) => `${JSON.stringify(name)}:{"S":"${this.value(stack, source)}"}`,
          )
        : []),
    ];
    return {
      target: `dynamodb:action/${action}`,
      action: `dynamodb:${action}`,
      resource: table.tableArn,
      key: { key: table.encryptionKey, actions: ['kms:Decrypt'] },
      headers: { 'Content-Type': 'application/x-amz-json-1.0' },
      template: `{"TableName":"${table.tableName}","${isPut ? 'Item' : 'Key'}":{${members.join(',')}}}`,
    };
  }

  private value(stack: Stack, source: string): string {
    if (!Token.isUnresolved(source) && !SOURCE.test(source)) {
      fail(
        placeOf(stack, this.childId),
        `an attribute is taken from "${source}", but has to be a context variable ($context.connectedAt) or a path in the message ($.text).`,
      );
    }
    return inJsonString(source.startsWith('$context') ? source : `$input.path('${source}')`);
  }
}
