import { ENDPOINT, handler, mapped, mayManage } from '../../support/callback';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'manage-connections-missing';
const env = { CALLBACK_URL: `!Sub "https://${ENDPOINT}/live"` };
const app = (role: string, more: Record<string, string> = {}, sections = ''): string =>
  handler({ env, role, more, sections });

test.each([
  'Path: /',
  mayManage('${Api}/beta/POST/@connections/*'),
  mayManage('${Other}/live/POST/@connections/*'),
  mayManage('${Api}/live/POST/@connections/*').replace('ManageConnections', 'Invoke'),
  'ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
])('%s does not let the function post', (role) => {
  const other = { Other: '{ Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }' };
  expect(reports(id, app(role, other))).toEqual(['Handler']);
});

test.each([
  mayManage('${Api}/live/POST/@connections/*'),
  mayManage('${Api}/${Stage}/DELETE/@connections/*'),
  mayManage('${Api}/*'),
  mayManage('*'),
  'ManagedPolicyArns: [!Sub "arn:${AWS::Partition}:iam::aws:policy/AmazonAPIGatewayInvokeFullAccess"]',
])('%s does', (role) => {
  expect(reports(id, app(role))).toEqual([]);
  expect(unknowns(id, app(role))).toEqual([]);
});

test.each([
  ['a policy', '{ Type: AWS::IAM::Policy, Properties: { Roles: [!Ref Role], PolicyDocument: DOCUMENT } }'],
  ['a role policy', '{ Type: AWS::IAM::RolePolicy, Properties: { RoleName: !Ref Role, PolicyDocument: DOCUMENT } }'],
  [
    'a managed policy',
    '{ Type: AWS::IAM::ManagedPolicy, Properties: { Roles: [!Ref Role], PolicyDocument: DOCUMENT } }',
  ],
])('%s that is attached to the role counts', (_, policy) => {
  const document = '{ Statement: { Effect: Allow, Action: "execute-api:*", Resource: "*" } }';
  expect(reports(id, app('Path: /', { Grant: policy.replace('DOCUMENT', document) }))).toEqual([]);
  const other = policy.replace('DOCUMENT', document).replace('!Ref Role', 'another');
  expect(reports(id, app('Path: /', { Grant: other }))).toEqual(['Handler']);
});

test('a Deny of the same role takes the grant away', () => {
  const deny =
    '{ Type: AWS::IAM::Policy, Properties: { Roles: [!Ref Role], PolicyDocument: { Statement: { Effect: Deny, Action: "execute-api:*", Resource: "*" } } } }';
  expect(reports(id, app(mayManage('*'), { Deny: deny }))).toEqual(['Handler']);
});

test.each([
  'ManagedPolicyArns: [!ImportValue Policy]',
  'ManagedPolicyArns: [arn:aws:iam::111122223333:policy/chat]',
  'Policies: !ImportValue Policies',
  'Policies: [{ PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: sts:AssumeRole, Resource: "*" } } }]',
  mayManage('${Api}/${Name}/POST/@connections/*').replace(/!Sub (".*?")/, '!Sub [$1, { Name: !ImportValue Name }]'),
  mayManage('*', ', Condition: { Bool: { aws:SecureTransport: "true" } }'),
])('%s may hold the grant', (role) => {
  expect(reports(id, app(role))).toEqual([]);
  expect(unknowns(id, app(role))).toHaveLength(1);
});

test('a role that leaves the stack may get the grant elsewhere', () => {
  for (const value of ['!GetAtt Role.Arn', '!Ref Role']) {
    const text = `${app('Path: /')}\nOutputs: { Role: { Value: ${value} } }`;
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toHaveLength(1);
  }
  expect(reports(id, app('Path: /', { Grant: '{ Type: Custom::Grant, Properties: { Role: !Ref Role } }' }))).toEqual(
    [],
  );
  expect(
    reports(
      id,
      app('Path: /', {
        Grant: '{ Type: AWS::CloudFormation::Stack, Properties: { Parameters: { Role: !Ref Role } } }',
      }),
    ),
  ).toEqual([]);
});

test('a policy that only deployment attaches may be attached to the role', () => {
  const policy =
    '{ Type: AWS::IAM::Policy, Properties: { Roles: [!ImportValue Role], PolicyDocument: { Statement: { Effect: Allow, Action: "execute-api:*", Resource: "*" } } } }';
  expect(reports(id, app('Path: /', { Grant: policy }))).toEqual([]);
});

test('a role out of sight is unknown', () => {
  const text = app('Path: /').replace('!GetAtt Role.Arn', 'arn:aws:iam::111122223333:role/handler');
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual(['Handler : the role of the function is out of sight']);
});

test('a custom domain leads to the API', () => {
  const text = (role: string): string => handler({ env: { URL: 'https://ws.example.com' }, role, more: mapped() });
  expect(reports(id, text('Path: /'))).toEqual(['Handler']);
  expect(reports(id, text(mayManage('${Api}/live/POST/@connections/*')))).toEqual([]);
});

test.each([
  ['WS_URL', `!Sub "wss://${ENDPOINT}/live"`],
  ['PUBLIC_URL', `!Sub "https://${ENDPOINT}/live"`],
  ['ALLOWED_ORIGIN', `!Sub "https://${ENDPOINT}/live"`],
  ['API', '!Ref Api'],
  ['URL', 'https://example.com/live'],
])('%s: %s is nothing to post to', (name, value) => {
  expect(reports(id, handler({ env: { [name]: value }, role: 'Path: /' }))).toEqual([]);
});

test('the branch without a grant is named', () => {
  const grant = mayManage('*')
    .replace('Policies: [', 'Policies: [!If [IsProd, ')
    .replace(/\]$/, ', !Ref AWS::NoValue]]');
  expect(reports(id, app(grant, {}, IS_PROD))).toEqual(['Handler when IsProd is false']);
});

test('the branch of the address counts', () => {
  const conditional = { CALLBACK_URL: `!If [IsProd, !Sub "https://${ENDPOINT}/live", none]` };
  expect(reports(id, handler({ env: conditional, role: 'Path: /', sections: IS_PROD }))).toEqual([
    'Handler when IsProd is true',
  ]);
});

test('a grant in another stack counts', () => {
  const exporting = `${app('RoleName: handler')}\nOutputs: { ExportsOutputRefApi: { Value: !Ref Api, Export: { Name: api } } }`;
  const granting = `Resources:
  Grant: { Type: AWS::IAM::Policy, Properties: { Roles: [handler], PolicyDocument: { Statement: { Effect: Allow, Action: execute-api:ManageConnections, Resource: "*" } } } }`;
  expect(reports(id, exporting)).toEqual(['Handler']);
  expect(reports(id, exporting, granting)).toEqual([]);
});

test('a function of SAM and its own policies', () => {
  const sam = (policies: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }
  Handler: { Type: AWS::Serverless::Function, Properties: { Policies: ${policies}, Environment: { Variables: { URL: !Sub "https://${ENDPOINT}/live" } } } }`;
  expect(reports(id, sam('[AWSLambdaBasicExecutionRole, { DynamoDBCrudPolicy: { TableName: chat } }]'))).toEqual([
    'Handler',
  ]);
  expect(
    reports(id, sam('[{ Statement: { Effect: Allow, Action: execute-api:ManageConnections, Resource: "*" } }]')),
  ).toEqual([]);
});

test('the message names the variable, the role and the API', () => {
  expect(judge(id, app('Path: /')).findings[0]?.message).toBe(
    'CALLBACK_URL tells the function where to post, and role Role may not manage connections of Api there: AccessDeniedException.',
  );
});
