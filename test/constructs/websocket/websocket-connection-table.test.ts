import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AttributeType, BillingMode, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { WebSocketConnectionTable } from '../../../src';
import { lambda } from '../../support/libraries';

const TABLE = 'AWS::DynamoDB::Table';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Chat');
});

test('with no option set: a key, a time to live, encryption and recovery, and it goes with its stack', () => {
  const table = new WebSocketConnectionTable(stack, 'Connections');
  expect(table.timeToLiveAttribute).toBe('expiresAt');
  Template.fromStack(stack).hasResource(TABLE, {
    Properties: {
      KeySchema: [{ AttributeName: 'connectionId', KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    },
    DeletionPolicy: 'Delete',
  });
});

test('what the author of an app states stays', () => {
  new WebSocketConnectionTable(stack, 'Connections', {
    partitionKey: { name: 'room', type: AttributeType.STRING },
    sortKey: { name: 'connectionId', type: AttributeType.STRING },
    timeToLiveAttribute: 'until',
    billingMode: BillingMode.PROVISIONED,
    encryption: TableEncryption.DEFAULT,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Template.fromStack(stack).hasResource(TABLE, {
    Properties: {
      KeySchema: [
        { AttributeName: 'room', KeyType: 'HASH' },
        { AttributeName: 'connectionId', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'until', Enabled: true },
      BillingMode: Match.absent(),
      SSESpecification: { SSEEnabled: false },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
    },
    DeletionPolicy: 'Retain',
  });
});

test('capacity, a key of its own and the older form of recovery can be stated alone', () => {
  new WebSocketConnectionTable(stack, 'Provisioned', { readCapacity: 2, writeCapacity: 1 });
  new WebSocketConnectionTable(stack, 'Encrypted', { encryptionKey: new Key(stack, 'Key') });
  new WebSocketConnectionTable(stack, 'Older', { pointInTimeRecovery: false });
  const template = Template.fromStack(stack);
  template.hasResourceProperties(TABLE, { ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 1 } });
  template.hasResourceProperties(TABLE, { SSESpecification: { SSEType: 'KMS' } });
  template.hasResourceProperties(TABLE, { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } });
});

test.each<[string, (table: WebSocketConnectionTable, grantee: IGrantable) => Grant, readonly string[]]>([
  ['record', (table, grantee) => table.grantRecord(grantee), ['dynamodb:PutItem', 'dynamodb:UpdateItem']],
  ['forget', (table, grantee) => table.grantForget(grantee), ['dynamodb:DeleteItem']],
  [
    'find and forget',
    (table, grantee) => table.grantBroadcast(grantee),
    ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan', 'dynamodb:DeleteItem'],
  ],
])('a handler may %s connections, and use the key of the table', (_, grant, actions) => {
  const encryptionKey = new Key(stack, 'Key');
  grant(new WebSocketConnectionTable(stack, 'Connections', { encryptionKey }), lambda(stack, 'Handler'));
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')) as [
    { Properties: { PolicyDocument: { Statement: { Action: string | string[] }[] } } },
  ];
  const granted = policy.Properties.PolicyDocument.Statement.flatMap(({ Action }) => Action);
  expect(granted.filter((action) => action.startsWith('dynamodb:'))).toEqual(actions);
  expect(granted).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*']));
});
