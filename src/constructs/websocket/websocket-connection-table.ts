import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { check } from '../support/check';
import { placeOf } from '../support/fail';
import { GRANTEE } from '../support/kinds';
import { propertiesOf } from '../support/properties-of';

/**
 * A table of connections with a time to live: API Gateway calls `$disconnect` on a best-effort basis, so that DynamoDB
 * deletes the remaining items by the attribute `expiresAt`. A `$connect` handler sets it to the latest end of the
 * connection, two hours from now, in seconds since 1970.
 *
 * It takes every property of aws-cdk-lib's table, with other defaults: the partition key is `connectionId`,
 * `timeToLiveAttribute` is `expiresAt`, billing is by request, encryption is with the AWS managed key, point-in-time
 * recovery is on, and the table is deleted with its stack, since connections do not outlive their API.
 *
 * @example
 * declare const connect: Function;
 * const connections = new WebSocketConnectionTable(this, 'Connections');
 * connections.grantRecord(connect);
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 * @resource AWS::DynamoDB::Table
 */
@propertyInjectable
export class WebSocketConnectionTable extends dynamodb.Table {
  /** Uniquely identifies this class for property injection. Injectors of aws-cdk-lib's class apply as well. */
  public static override readonly PROPERTY_INJECTION_ID: string = 'cdk-websocket-guard.WebSocketConnectionTable';

  /** The attribute by which DynamoDB deletes connections: a time in seconds since 1970. */
  public readonly timeToLiveAttribute: string;

  /**
   * @param scope where the table is
   * @param id its id there
   * @param props properties other than the defaults
   */
  public constructor(scope: Construct, id: string, props: dynamodb.TableProps = {}) {
    const given = propertiesOf(props);
    const timeToLiveAttribute = given.timeToLiveAttribute ?? 'expiresAt';
    super(scope, id, { ...defaultsFor(given), ...given, timeToLiveAttribute });
    this.timeToLiveAttribute = timeToLiveAttribute;
  }

  /**
   * Allows a `$connect` handler to record connections.
   *
   * @param grantee the function or role
   */
  public grantRecord(grantee: IGrantable): Grant {
    return this.grantActions(grantee, 'dynamodb:PutItem', 'dynamodb:UpdateItem');
  }

  /**
   * Allows a `$disconnect` handler to delete connections.
   *
   * @param grantee the function or role
   */
  public grantForget(grantee: IGrantable): Grant {
    return this.grantActions(grantee, 'dynamodb:DeleteItem');
  }

  /**
   * Allows a broadcast to find connections, and to delete those that are gone.
   *
   * @param grantee the function or role
   */
  public grantBroadcast(grantee: IGrantable): Grant {
    return this.grantActions(grantee, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan', 'dynamodb:DeleteItem');
  }

  private grantActions(grantee: IGrantable, ...actions: string[]): Grant {
    check(placeOf(this), { grantee }, { grantee: GRANTEE });
    this.encryptionKey?.grantEncryptDecrypt(grantee);
    return this.grant(grantee, ...actions);
  }
}

/** The defaults of a table, without those that aws-cdk-lib rejects beside the properties of the author. */
function defaultsFor(props: dynamodb.TableProps): dynamodb.TableProps {
  const isProvisioned = props.readCapacity !== undefined || props.writeCapacity !== undefined;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- aws-cdk-lib still takes it
  const statesRecovery = props.pointInTimeRecovery !== undefined;
  return {
    partitionKey: { name: 'connectionId', type: dynamodb.AttributeType.STRING },
    ...(isProvisioned ? {} : { billingMode: dynamodb.BillingMode.PAY_PER_REQUEST }),
    ...(props.encryptionKey ? {} : { encryption: dynamodb.TableEncryption.AWS_MANAGED }),
    ...(statesRecovery ? {} : { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } }),
    removalPolicy: RemovalPolicy.DESTROY,
  };
}
