import { writersByApi, writersByStore } from '../../../src/apigateway/stores/store-writers';
import { IS_PROD, part, stack } from '../../support/api';
import { branch, modelOf } from '../../support/model';
import { handled, handler, roleFor, storing, table } from '../../support/stored-connections';

/** Who may write to what, a line each: `$connect Table`, with the branch, and with `?` where it is in doubt. */
function writers(...texts: readonly string[]): readonly string[] {
  const lines = [...writersByStore(modelOf(...texts))].flatMap(([store, all]) =>
    all.map(({ route, when, doubt }) =>
      [
        route.key,
        store.logicalId,
        ...(doubt === undefined ? [] : ['?']),
        ...(when.length > 0 ? ['when', branch(when)] : []),
      ].join(' '),
    ),
  );
  return [...new Set(lines)];
}

const WRITES = ['$connect Table'];

/** The same of an app whose table is in another stack, which exports its ARN. */
const writersElsewhere = (resources: Readonly<Record<string, string>>): readonly string[] =>
  writers(
    storing(resources).replace(/ {2}Table: .*\n/, ''),
    stack({ Table: table() }, 'Outputs: { Table: { Value: !GetAtt Table.Arn, Export: { Name: Table } } }'),
  );

describe('the handler of a route may write to a table', () => {
  test.each(['PutItem', 'UpdateItem', 'BatchWriteItem', 'PartiQLInsert', 'PartiQLUpdate', '*'])(
    'with dynamodb:%s',
    (action) => {
      expect(writers(storing({ Role: roleFor(`"dynamodb:${action}"`) }))).toEqual(WRITES);
    },
  );

  test.each([
    ['by its name', '!Sub "arn:aws:dynamodb:eu-west-1:111122223333:table/chat"'],
    ['by a wildcard for names', 'arn:aws:dynamodb:eu-west-1:111122223333:table/*'],
    ['among everything', '"*"'],
  ])('that its role names %s', (_, resource) => {
    const resources = { Table: table('TableName: chat'), Role: roleFor('dynamodb:PutItem', resource) };
    expect(writers(storing(resources))).toEqual(WRITES);
  });

  test('of another stack that its role refers to', () => {
    const role = roleFor('dynamodb:PutItem', '!ImportValue Table');
    expect(writersElsewhere({ Role: role })).toEqual(WRITES);
  });

  test.each([
    ['a policy of its role', 'AWS::IAM::Policy', 'PolicyName: p, Roles: [!Ref Role],'],
    ['a managed policy of its role', 'AWS::IAM::ManagedPolicy', 'Roles: [!Ref Role],'],
    ['a role policy', 'AWS::IAM::RolePolicy', 'PolicyName: p, RoleName: !Ref Role,'],
  ])('by %s', (_, type, properties) => {
    const statement = '{ Effect: Allow, Action: dynamodb:PutItem, Resource: !ImportValue Table }';
    const grant = `{ Type: ${type}, Properties: { ${properties} PolicyDocument: { Statement: [${statement}] } } }`;
    expect(writersElsewhere({ Role: '{ Type: AWS::IAM::Role }', Grant: grant })).toEqual(WRITES);
  });

  test('by a managed policy that its role names', () => {
    const statement = '{ Effect: Allow, Action: dynamodb:PutItem, Resource: !ImportValue Table }';
    const resources = {
      Role: '{ Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [!Ref Grant] } }',
      Grant: `{ Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${statement}] } } }`,
    };
    expect(writersElsewhere(resources)).toEqual(WRITES);
  });

  test.each([
    [
      'its policy',
      {
        Role: roleFor('dynamodb:PutItem')
          .replace('Statement: [', 'Statement: [!If [IsProd,')
          .replace('Table.Arn }', 'Table.Arn }, !Ref AWS::NoValue]'),
      },
    ],
    ['its role', { Handler: handler('', '!If [IsProd, !GetAtt Role.Arn, !Ref AWS::NoValue]') }],
    ['its route', { Connect: handled('$connect').replace('{', '{ Condition: IsProd,') }],
  ])('in the branch of %s', (_, resources: Readonly<Record<string, string>>) => {
    expect(writers(storing(resources, IS_PROD))).toEqual(['$connect Table when IsProd is true']);
  });
});

describe('the handler of a route does not write to a table', () => {
  test.each([
    ['that it may only read', { Role: roleFor('dynamodb:GetItem') }],
    ['that is another one', { Role: roleFor('dynamodb:PutItem', '!GetAtt Connect.Arn') }],
    ['where it has no role', { Handler: '{ Type: AWS::Lambda::Function }' }],
    ['where no route calls it', { Connect: handled('$connect').replace('Integration', 'Api') }],
    [
      'that is denied to it',
      {
        Role: roleFor('dynamodb:PutItem', '!GetAtt Table.Arn').replace(
          'Statement: [',
          'Statement: [{ Effect: Deny, Action: "*", Resource: "*" },',
        ),
      },
    ],
    ['by a policy of a bucket', { Role: roleFor('s3:PutObject', '"*"') }],
    ['because its role may do everything', { Role: roleFor('"*"', '"*"') }],
  ])('%s', (_, resources: Readonly<Record<string, string>>) => {
    expect(writers(storing(resources))).toEqual([]);
  });

  test('but does if its role may do everything and its environment names the table', () => {
    const role = { Role: roleFor('"*"', '"*"') };
    expect(writers(storing({ ...role, Handler: handler('Environment: { Variables: { T: !Ref Table } }') }))).toEqual(
      WRITES,
    );
    expect(
      writers(
        storing(
          { ...role, Handler: handler('Environment: { Variables: { T: !If [IsProd, !Ref Table, x] } }') },
          IS_PROD,
        ),
      ),
    ).toEqual(['$connect Table when IsProd is true']);
  });
});

describe('where its role is out of sight', () => {
  const outside = (properties = ''): string => storing({ Handler: handler(properties, '!ImportValue Role') });

  test('nobody knows whether it writes to the table that its environment names', () => {
    expect(writers(outside('Environment: { Variables: { T: !Ref Table } }'))).toEqual(['$connect Table ?']);
  });

  test('nothing is said of a table that it does not name', () => {
    expect(writers(outside())).toEqual([]);
  });
});

describe('other stores', () => {
  const bucket = (properties = ''): string => `{ Type: AWS::S3::Bucket, Properties: { ${properties} } }`;

  test('a bucket is written by who may put objects into it', () => {
    const role = roleFor('s3:PutObject', '!Sub "${Table.Arn}/*"');
    expect(writers(storing({ Table: bucket(), Role: role }))).toEqual(WRITES);
    expect(writers(storing({ Table: bucket(), Role: roleFor('s3:GetObject', '!Sub "${Table.Arn}/*"') }))).toEqual([]);
    expect(writers(storing({ Table: bucket(), Role: roleFor('dynamodb:PutItem', '"*"') }))).toEqual([]);
    expect(
      writers(storing({ Table: bucket('BucketName: chat'), Role: roleFor('s3:PutObject', 'arn:aws:s3:::chat/*') })),
    ).toEqual(WRITES);
  });

  test('a global table is one', () => {
    expect(writers(storing({ Table: table().replace('::Table,', '::GlobalTable,') }))).toEqual(WRITES);
  });

  test.each([
    'AWS::ElastiCache::CacheCluster',
    'AWS::ElastiCache::ReplicationGroup',
    'AWS::ElastiCache::ServerlessCache',
    'AWS::MemoryDB::Cluster',
  ])('%s is open to a function whose environment names it, whatever its role', (type) => {
    const cache = { Table: `{ Type: ${type} }` };
    const named = 'Environment: { Variables: { T: !GetAtt Table.Address } }';
    expect(writers(storing({ ...cache, Handler: handler(named), Role: roleFor('s3:GetObject', '"*"') }))).toEqual(
      WRITES,
    );
    expect(writers(storing({ ...cache, Handler: handler(named, '!ImportValue Role') }))).toEqual(WRITES);
    expect(writers(storing({ ...cache, Role: roleFor('"*"', '"*"') }))).toEqual([]);
  });
});

test('an integration with the table itself writes with the role that it has', () => {
  const direct = (role: string): Readonly<Record<string, string>> => ({
    Integration: part(
      'Integration',
      `IntegrationType: AWS, IntegrationUri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem', ${role}`,
    ),
  });
  expect(writers(storing(direct('CredentialsArn: !GetAtt Role.Arn')))).toEqual(WRITES);
  expect(writers(storing(direct('')))).toEqual([]);
  expect(writers(storing(direct('CredentialsArn: !ImportValue Role')))).toEqual([]);
});

describe('of several tables, a role', () => {
  const grant = (type: string, properties: string, effect: string, resource: string): string =>
    `{ Type: ${type}, Properties: { ${properties} PolicyDocument: { Statement: [
      { Effect: ${effect}, Action: "dynamodb:*", Resource: ${resource} }] } } }`;
  const tables = { Other: table(), Third: table() };
  const everywhere = roleFor('dynamodb:PutItem', '"*"');
  const bounded = roleFor('dynamodb:PutItem', '"*"', 'PermissionsBoundary: !Ref Limit,');
  const managed = roleFor('dynamodb:PutItem', '"*"', 'ManagedPolicyArns: [!Ref Limit],');
  const MANAGED = 'AWS::IAM::ManagedPolicy';

  test('that may write to everything writes to each', () => {
    expect(writers(storing({ ...tables, Role: everywhere }))).toEqual([
      '$connect Table',
      '$connect Other',
      '$connect Third',
    ]);
  });

  test.each([
    [
      'its policy',
      everywhere,
      grant('AWS::IAM::Policy', 'PolicyName: p, Roles: [!Ref Role],', 'Deny', '!GetAtt Table.Arn'),
    ],
    ['its managed policy', managed, grant(MANAGED, '', 'Deny', '!GetAtt Table.Arn')],
  ])('does not write to the one that %s denies to it', (_, Role, Limit) => {
    expect(writers(storing({ ...tables, Role, Limit }))).toEqual(['$connect Other', '$connect Third']);
  });

  test('writes to the one that its boundary names', () => {
    const Limit = grant(MANAGED, '', 'Allow', '!GetAtt Table.Arn');
    expect(writers(storing({ ...tables, Role: bounded, Limit }))).toEqual(WRITES);
  });

  test('writes to the one that has the name in its policy', () => {
    const Role = roleFor('dynamodb:PutItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/chat');
    const named = { ...tables, Other: table('TableName: chat') };
    expect(writers(storing({ ...named, Role }))).toEqual(['$connect Other']);
  });

  test('writes to the one whose name has the symbols of the one in its policy', () => {
    const Role = roleFor('dynamodb:PutItem', '!Sub "arn:aws:dynamodb:*:*:table/${AWS::StackName}-rooms"');
    const named = { ...tables, Other: table('TableName: !Sub "${AWS::StackName}-rooms"') };
    expect(writers(storing({ ...named, Role }))).toEqual(['$connect Other']);
  });

  test('may not write to the one that a policy denies to nobody knows whom', () => {
    const properties = 'PolicyName: p, Roles: [!Ref Env],';
    const Limit = grant('AWS::IAM::Policy', properties, 'Deny', '!GetAtt Table.Arn');
    const parameters = 'Parameters: { Env: { Type: String } }';
    expect(writers(storing({ ...tables, Role: everywhere, Limit }, parameters))).toEqual([
      '$connect Table ?',
      '$connect Other',
      '$connect Third',
    ]);
  });
});

test('routes with one handler write alike, and are told by their API as well', () => {
  const text = storing({ Send: handled('send') });
  expect(writers(text)).toEqual(['$connect Table', 'send Table']);
  const model = modelOf(text);
  const [api] = model.apis;
  expect(
    api &&
      writersByApi(model)
        .get(api)
        ?.map(({ route }) => route.key),
  ).toEqual(expect.arrayContaining(['$connect', 'send']));
});

test('a table that is named in more branches than anybody tells apart may be named in any', () => {
  const names = Array.from({ length: 17 }, (_, index) => `C${index}`);
  const sections = `Parameters: { Env: { Type: String } }\nConditions: { ${names.map((name) => `${name}: !Equals [!Ref Env, ${name}]`).join(', ')} }`;
  const variables = names.map((name) => `${name}: !If [${name}, !Ref Table, x]`).join(', ');
  const text = storing(
    { Role: roleFor('"*"', '"*"'), Handler: handler(`Environment: { Variables: { ${variables} } }`) },
    sections,
  );
  expect(writers(text)).toEqual(['$connect Table ?']);
});
