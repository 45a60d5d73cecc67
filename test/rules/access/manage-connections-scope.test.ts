import { on, policy, statement } from '../../support/access';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'manage-connections-scope';
const RESOURCE = 'Policy PolicyDocument.Statement.Resource';

test.each([
  '"*"',
  on('*'),
  on('*/*'),
  on('*/*/*/@connections/*'),
  on('*/live/POST/@connections/*'),
  'arn:aws:execute-api:*:*:*',
  '"arn:*:execute-api:eu-west-1:111122223333:*/@connections/*"',
  '"arn:aws:*:*:*:*"',
])('%s covers every API', (resource) => {
  expect(reports(id, policy(statement({ resource })))).toEqual([RESOURCE]);
});

test.each([
  on('${Api}/*'),
  on('${Api}/${Stage}/POST/@connections/*'),
  on('a1b2c3d4e5/*'),
  on('*/live/POST/connections/*'),
  'arn:aws:s3:::*',
  '!GetAtt Function.Arn',
])('%s does not', (resource) => {
  expect(reports(id, policy(statement({ resource })))).toEqual([]);
});

test.each(['"*"', 'execute-api:*', 'EXECUTE-API:manageconnections', 'execute-api:Manage*', '[logs:*, execute-api:*]'])(
  'action %s includes managing connections',
  (action) => {
    expect(reports(id, policy(statement({ action, resource: '"*"' })))).toEqual([RESOURCE]);
  },
);

test.each(['execute-api:Invoke', 'execute-api:InvalidateCache', '[logs:*, s3:GetObject]', 'apigateway:*'])(
  'action %s does not',
  (action) => {
    expect(reports(id, policy(statement({ action, resource: '"*"' })))).toEqual([]);
  },
);

test('wildcard actions matter where a WebSocket API is in sight; the action by name matters anywhere', () => {
  const elsewhere = (action: string): string =>
    policy(statement({ action, resource: '"*"' })).replace('WEBSOCKET', 'HTTP');
  expect(reports(id, elsewhere('"*"'))).toEqual([]);
  expect(reports(id, elsewhere('execute-api:*'))).toEqual([]);
  expect(reports(id, elsewhere('execute-api:ManageConnections'))).toEqual([RESOURCE]);
});

test('statements and resources are found in a list, each at its place', () => {
  const statements = `[${statement({ action: 's3:GetObject', resource: '"*"' })}, ${statement({ resource: `[${on('${Api}/*')}, "*"]` })}]`;
  expect(reports(id, policy(statements))).toEqual(['Policy PolicyDocument.Statement[1].Resource[1]']);
});

test('a Deny grants nothing', () => {
  expect(reports(id, policy(statement({ resource: '"*"' }).replace('Allow', 'Deny')))).toEqual([]);
});

test('NotAction grants what it does not name', () => {
  const all = (action: string): string => policy(`{ Effect: Allow, NotAction: ${action}, Resource: "*" }`);
  expect(reports(id, all('iam:*'))).toEqual([RESOURCE]);
  expect(reports(id, all('[iam:*, "execute-api:*"]'))).toEqual([]);
});

test('NotResource grants on every API but those it names', () => {
  const all = (resource: string): string =>
    policy(`{ Effect: Allow, Action: execute-api:ManageConnections, NotResource: ${resource} }`);
  expect(reports(id, all(on('${Api}/*')))).toEqual(['Policy PolicyDocument.Statement.NotResource']);
  expect(reports(id, all('"*"'))).toEqual([]);
  expect(reports(id, all('[arn:aws:s3:::logs, "arn:aws:execute-api:*:*:*"]'))).toEqual([]);
  expect(unknowns(id, all('!ImportValue Arn'))).toHaveLength(1);
});

test('a Condition may narrow the statement', () => {
  const narrowed = policy(
    statement({ resource: '"*"', more: 'Condition: { StringEquals: { aws:RequestedRegion: eu } }' }),
  );
  expect(reports(id, narrowed)).toEqual([]);
  expect(unknowns(id, narrowed)).toEqual([`${RESOURCE}: a Condition may narrow the statement`]);
});

test('the branch of the resource is named', () => {
  expect(reports(id, policy(statement({ resource: `!If [IsProd, ${on('${Api}/*')}, "*"]` }), IS_PROD))).toEqual([
    `${RESOURCE} when IsProd is false`,
  ]);
});

test('the branch of the statement is named', () => {
  const statements = `[!If [IsProd, ${statement({ resource: '"*"' })}, !Ref AWS::NoValue]]`;
  expect(reports(id, policy(statements, IS_PROD))).toEqual([
    'Policy PolicyDocument.Statement[0].Resource when IsProd is true',
  ]);
});

test('the branch of the action is named', () => {
  const action = '!If [IsProd, execute-api:ManageConnections, execute-api:Invoke]';
  expect(reports(id, policy(statement({ action, resource: '"*"' }), IS_PROD))).toEqual([
    `${RESOURCE} when IsProd is true`,
  ]);
});

test('a resource that only deployment knows is unknown', () => {
  const open = policy(statement({ resource: '!ImportValue Connections' }));
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toEqual([`${RESOURCE}: the resource is only known at deployment`]);
});

test('the export of another stack is followed', () => {
  const exporting = 'Resources: {}\nOutputs: { Arn: { Value: "*", Export: { Name: Connections } } }';
  expect(reports(id, policy(statement({ resource: '!ImportValue Connections' })), exporting)).toEqual([RESOURCE]);
});

describe('policies are found', () => {
  const document = `PolicyDocument: { Statement: ${statement({ resource: '"*"' })} }`;
  const inline = `Policies: [{ PolicyName: chat, ${document} }]`;

  test.each([
    ['AWS::IAM::Policy', document, 'PolicyDocument.Statement.Resource'],
    ['AWS::IAM::ManagedPolicy', document, 'PolicyDocument.Statement.Resource'],
    ['AWS::IAM::RolePolicy', document, 'PolicyDocument.Statement.Resource'],
    ['AWS::IAM::UserPolicy', document, 'PolicyDocument.Statement.Resource'],
    ['AWS::IAM::GroupPolicy', document, 'PolicyDocument.Statement.Resource'],
    ['AWS::IAM::Role', inline, 'Policies[0].PolicyDocument.Statement.Resource'],
    ['AWS::IAM::User', inline, 'Policies[0].PolicyDocument.Statement.Resource'],
    ['AWS::IAM::Group', inline, 'Policies[0].PolicyDocument.Statement.Resource'],
  ])('in %s', (type, properties, path) => {
    expect(reports(id, `Resources: { P: { Type: ${type}, Properties: { ${properties} } } }`)).toEqual([`P ${path}`]);
  });

  test('in a role under a condition inside the list', () => {
    const role = `Policies: [!If [IsProd, { PolicyName: chat, ${document} }, !Ref AWS::NoValue]]`;
    const text = `${IS_PROD}\nResources: { P: { Type: AWS::IAM::Role, Properties: { ${role} } } }`;
    expect(reports(id, text)).toEqual(['P Policies[0].PolicyDocument.Statement.Resource when IsProd is true']);
  });

  test('in a function of SAM', () => {
    const policies = `Policies: [AWSLambdaBasicExecutionRole, { Statement: [${statement({ resource: '"*"' })}] }]`;
    const text = `Transform: AWS::Serverless-2016-10-31
Resources: { F: { Type: AWS::Serverless::Function, Properties: { ${policies} } } }`;
    expect(reports(id, text)).toEqual(['F Policies[1].Statement[0].Resource']);
  });
});

test('the message names the resource as it is written', () => {
  const [finding] = judge(id, policy(statement({ resource: on('*/@connections/*') }))).findings;
  expect(finding).toMatchObject({
    message:
      'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:*/@connections/* covers the connections of every WebSocket API of the account.',
  });
});
