import { IS_PROD, IS_PROD_OR_BIG, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { INTEGRATION, handled, handler, roleFor, storing, table } from '../../support/stored-connections';
import { REGIONAL, regions } from '../../support/untold-branches';

const id = 'connection-table-ttl';

const PATH = 'Table TimeToLiveSpecification';
const TTL = 'TimeToLiveSpecification: { AttributeName: expiresAt, Enabled: true }';

test.each(['connectionId', 'connection_id', 'ConnectionId', 'connection-id', 'connectionID'])(
  'a table of %s without TTL is reported',
  (key) => {
    expect(reports(id, storing({ Table: table('', key) }))).toEqual([PATH]);
  },
);

test.each(['pk', 'id', 'userId', 'roomId', 'connection', '!ImportValue Key', '[connectionId]'])(
  'a table of %s is not judged',
  (key) => {
    expect(reports(id, storing({ Table: table('', key) }))).toEqual([]);
  },
);

test('the sort key counts', () => {
  const sorted =
    '{ Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: room, KeyType: HASH }, { AttributeName: connectionId, KeyType: RANGE }] } }';
  expect(reports(id, storing({ Table: sorted }))).toEqual([PATH]);
});

test('TTL that is on passes, TTL that is off is reported', () => {
  expect(reports(id, storing({ Table: table(TTL) }))).toEqual([]);
  expect(reports(id, storing({ Table: table(TTL.replace('true', 'false')) }))).toEqual([PATH]);
});

test('the message names the route and the reason', () => {
  expect(judge(id, storing()).findings[0]?.message).toBe(
    'The handler of $connect may write connections to this table, which has no TTL: $disconnect is best effort, so rows of ended connections stay.',
  );
});

describe('the handler', () => {
  test.each(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem', 'dynamodb:*', "'dynamodb:Put*'"])(
    'may write by %s',
    (action) => {
      expect(reports(id, storing({ Role: roleFor(action) }))).toEqual([PATH]);
    },
  );

  test.each([
    ['dynamodb:GetItem', '!GetAtt Table.Arn'],
    ['dynamodb:DeleteItem', '!GetAtt Table.Arn'],
    ['dynamodb:PutItem', '!GetAtt Other.Arn'],
    ['dynamodb:PutItem', "!Sub 'arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/other'"],
    ['logs:PutLogEvents', "'*'"],
  ])('may not write by %s on %s', (action, resource) => {
    expect(reports(id, storing({ Role: roleFor(action, resource), Other: table(TTL) }))).toEqual([]);
  });

  test.each([
    "!Sub '${Table.Arn}'",
    "!Sub 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}'",
    "!Sub 'arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/connections'",
    "!Sub 'arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/*'",
    "'*'",
  ])('may write to %s', (resource) => {
    const resources = { Role: roleFor('dynamodb:PutItem', resource), Table: table('TableName: connections') };
    expect(reports(id, storing(resources))).toEqual([PATH]);
  });

  test('may write by a policy of its own resource, and by one of AWS', () => {
    const bare = '{ Type: AWS::IAM::Role, Properties: {} }';
    const policy = `{ Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Ref Role], PolicyDocument: { Statement: [
      { Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt Table.Arn }] } } }`;
    expect(reports(id, storing({ Role: bare }))).toEqual([]);
    expect(reports(id, storing({ Role: bare, Policy: policy }))).toEqual([PATH]);
    const managed = (name: string): string =>
      `{ Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/${name}'] } }`;
    expect(reports(id, storing({ Role: managed('AmazonDynamoDBFullAccess') }))).toEqual([PATH]);
    expect(reports(id, storing({ Role: managed('AmazonDynamoDBReadOnlyAccess') }))).toEqual([]);
  });

  test.each(['!GetAtt Table.Arn', 'arn:aws:dynamodb:*:*:table/*', '[!GetAtt Table.Arn, !Sub "${Table.Arn}/index/*"]'])(
    'every action on %s is a grant to write, not the right of an administrator',
    (resource) => {
      expect(reports(id, storing({ Role: roleFor("'*'", resource) }))).toEqual([PATH]);
    },
  );

  test('who may do anything is judged by the tables that the function knows of', () => {
    const administrator = roleFor("'*'", "'*'");
    expect(reports(id, storing({ Role: administrator }))).toEqual([]);
    const knowing = handler('Environment: { Variables: { TABLE: !Ref Table } }');
    expect(reports(id, storing({ Role: administrator, Handler: knowing }))).toEqual([PATH]);
    const sometimes = handler('Environment: { Variables: { TABLE: !If [IsProd, !Ref Table, none] } }');
    expect(reports(id, storing({ Role: administrator, Handler: sometimes }, IS_PROD))).toEqual([
      `${PATH} when IsProd is true`,
    ]);
  });

  test('of no route does not matter', () => {
    expect(reports(id, storing({ Connect: '{ Type: AWS::SNS::Topic }' }))).toEqual([]);
  });

  test('is unknown where its role is out of sight, and it knows of the table', () => {
    const imported = (properties: string): string =>
      storing({ Handler: handler(properties, 'arn:aws:iam::111111111111:role/chat') });
    expect(reports(id, imported('Environment: { Variables: { TABLE: !Ref Table } }'))).toEqual([]);
    expect(unknowns(id, imported('Environment: { Variables: { TABLE: !Ref Table } }'))).toHaveLength(1);
    expect(unknowns(id, imported(''))).toEqual([]);
  });
});

test('branches are named', () => {
  const sometimes = table(
    'TimeToLiveSpecification: !If [IsProd, { AttributeName: a, Enabled: true }, !Ref AWS::NoValue]',
  );
  expect(reports(id, storing({ Table: sometimes }, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
  expect(reports(id, storing({ Connect: under('IsProd', handled('$connect')) }, IS_PROD))).toEqual([
    `${PATH} when IsProd is true`,
  ]);
});

test('it is unknown where only deployment knows whether TTL is on', () => {
  const text = storing({ Table: table('TimeToLiveSpecification: { AttributeName: a, Enabled: !ImportValue Ttl }') });
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('the table may be in another stack', () => {
  const tables = stack(
    { Table: table() },
    'Outputs: { Arn: { Value: !GetAtt Table.Arn, Export: { Name: TableArn } } }',
  );
  const { length } = reports(
    id,
    tables,
    storing({ Table: '{ Type: AWS::SNS::Topic }', Role: roleFor('dynamodb:PutItem', '!ImportValue TableArn') }),
  );
  expect(length).toBe(1);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, storing().replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test.each([
  ['DynamoDBCrudPolicy', [PATH]],
  ['DynamoDBWritePolicy', [PATH]],
  ['DynamoDBReadPolicy', []],
])('a SAM function with %s', (policy, expected) => {
  const sam = stack(
    {
      Table: table(),
      Handler: `{ Type: AWS::Serverless::Function, Properties: { Policies: [{ ${policy}: { TableName: !Ref Table } }] } }`,
      Chat: `{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action,
        Routes: { $connect: { FunctionArn: !GetAtt Handler.Arn } } } }`,
    },
    'Transform: AWS::Serverless-2016-10-31',
  );
  expect(reports(id, sam)).toEqual(expected);
});

test('whether TTL is on does not matter in the branches in which no handler writes', () => {
  const open = 'TimeToLiveSpecification: { AttributeName: a, Enabled: !If [IsProd, true, !ImportValue Ttl] }';
  const text = storing({ Table: table(open), Connect: under('IsProd', handled('$connect')) }, IS_PROD);
  expect(unknowns(id, text)).toEqual([]);
});

test('the fix is to add a TTL', () => {
  expect(judge(id, storing()).findings[0]?.fix).toMatch(/^Set TimeToLiveSpecification with Enabled: true/);
  // A client may introduce itself after it has connected: the API need not have a $connect route.
  expect(judge(id, storing()).findings[0]?.fix).not.toContain('$connect');
});

test('a SimpleTable of SAM, which cannot have a TTL, is to be written in full', () => {
  const simple =
    '{ Type: AWS::Serverless::SimpleTable, Properties: { PrimaryKey: { Name: connectionId, Type: String } } }';
  const { findings } = judge(id, storing({ Table: simple }));
  expect(findings).toMatchObject([
    { propertyPath: PATH.replace('Table ', ''), fix: expect.stringMatching(/write the table as AWS::DynamoDB::Table/) },
  ]);
});

test('each branch is reported once, whichever handler may write in it', () => {
  const either = { Connect: under('IsProd', handled('$connect')), Join: under('IsBig', handled('join')) };
  const { findings } = judge(id, storing(either, IS_PROD_OR_BIG));
  expect(findings).toMatchObject([
    { branch: 'IsBig is true, IsProd is false', message: expect.stringContaining('handler of join') },
    { branch: 'IsProd is true', message: expect.stringContaining('handler of $connect') },
  ]);
});

test('a handler that is there in every branch is named, whatever stands before it', () => {
  const some = under('IsProd', handled('$connect'));
  for (const both of [
    { Connect: some, Join: handled('join') },
    { Connect: handled('join'), Join: some },
  ])
    expect(judge(id, storing(both, IS_PROD)).findings).toMatchObject([
      { message: expect.stringContaining('handler of join') },
    ]);
});

describe('a handler that may write, or may not', () => {
  const unknownRole = { Second: handler('Environment: { Variables: { TABLE: !Ref Table } }', '!ImportValue Role') };
  const join = {
    Joining: INTEGRATION.replaceAll('Handler', 'Second'),
    Join: handled('join').replace('${Integration}', '${Joining}'),
  };

  test('adds nothing to one that certainly may', () => {
    const both = storing({ ...join, ...unknownRole });
    expect(reports(id, both)).toEqual([PATH]);
    expect(unknowns(id, both)).toEqual([]);
    // Whichever comes first.
    const first = { Handler: unknownRole.Second, Second: handler(), ...join };
    expect(reports(id, storing(first))).toEqual([PATH]);
    expect(unknowns(id, storing(first))).toEqual([]);
  });

  test('is unknown in the branches in which no other may, for the reason given', () => {
    const { unknown } = judge(
      id,
      storing({ ...join, ...unknownRole, Connect: under('IsProd', handled('$connect')) }, IS_PROD),
    );
    expect(unknown).toMatchObject([
      { branch: 'IsProd is false', reason: expect.stringMatching(/^whether a handler may write to the table: ./) },
    ]);
  });
});

test('conditions too many to try are unknown', () => {
  const role = roleFor('dynamodb:PutItem');
  const either = storing(
    {
      Role: role.replace('Allow', REGIONAL),
      OtherRole: role,
      Second: handler('', '!GetAtt OtherRole.Arn'),
      Joining: INTEGRATION.replaceAll('Handler', 'Second'),
      Join: under('IsProd', handled('join').replace('${Integration}', '${Joining}')),
    },
    `${IS_PROD}\n${regions('Allow', 'Deny')}`,
  );
  expect(reports(id, either)).toEqual([`${PATH} when AWS::Region is "eu-west-1"`]);
  expect(unknowns(id, either)).toEqual([`${PATH}: the conditions around it are too many to try`]);
});

test('a table that no handler writes to is not judged', () => {
  const judged = (resources: Record<string, string>): number | undefined =>
    judge(id, storing(resources)).policies[0]?.judged;
  expect([judged({}), judged({ Role: roleFor('dynamodb:GetItem') })]).toEqual([1, 0]);
});

test('a route without a key in sight goes by its logical id', () => {
  const text = storing({ Connect: handled('!ImportValue Key') });
  expect(judge(id, text).findings[0]?.message).toContain('The handler of Connect may write');
});

test('of several routes, the one that puts rows there is named: $disconnect last', () => {
  const named = (connect: string, other: string): string | undefined =>
    /The handler of (\S+)/.exec(
      judge(id, storing({ Connect: handled(connect), Other: handled(other) })).findings[0]?.message ?? '',
    )?.[1];
  expect(named('$disconnect', 'send')).toBe('send');
  expect(named('send', '$disconnect')).toBe('send');
  expect(named('$connect', 'send')).toBe('$connect');
});

test('a role of which nobody can tell where it may do everything is unknown', () => {
  const all = `{ Effect: Allow, Action: ${REGIONAL}, Resource: "*" }`;
  const role = roleFor('dynamodb:PutItem').replace('Statement: [', `Statement: [${all}, `);
  const text = storing({ Role: role }, regions('"*"', 's3:GetObject'));
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([`${PATH}: the conditions around it are too many to try`]);
});
