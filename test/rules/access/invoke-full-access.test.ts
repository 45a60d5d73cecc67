import { reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'invoke-full-access';
const NAME = 'AmazonAPIGatewayInvokeFullAccess';
const API = 'Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }';

const role = (policies: string, { type = 'AWS::IAM::Role', sections = '', api = API } = {}): string =>
  `${sections}\nResources: { ${api}, Role: { Type: ${type}, Properties: { ManagedPolicyArns: ${policies} } } }`;

test.each(['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'])('%s with the policy is reported', (type) => {
  expect(reports(id, role(`[arn:aws:iam::aws:policy/${NAME}]`, { type }))).toEqual(['Role ManagedPolicyArns[0]']);
});

test.each([
  `!Sub "arn:\${AWS::Partition}:iam::aws:policy/${NAME}"`,
  `!Join ["", ["arn:", !Ref AWS::Partition, ":iam::aws:policy/${NAME}"]]`,
  `arn:aws-cn:iam::aws:policy/${NAME}`,
])('the policy is known as %s', (arn) => {
  expect(reports(id, role(`[arn:aws:iam::aws:policy/ReadOnlyAccess, ${arn}]`))).toEqual(['Role ManagedPolicyArns[1]']);
});

test.each([
  'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs',
  'arn:aws:iam::aws:policy/AmazonAPIGatewayAdministrator',
  `arn:aws:iam::aws:policy/My${NAME}`,
  `arn:aws:iam::111122223333:policy/${NAME}`,
  '!Ref Own',
])('%s is another policy', (arn) => {
  const own = `${API}, Own: { Type: AWS::IAM::ManagedPolicy }`;
  expect(reports(id, role(`[${arn}]`, { api: own }))).toEqual([]);
});

test('an app without a WebSocket API is not judged', () => {
  expect(reports(id, role(`[arn:aws:iam::aws:policy/${NAME}]`, { api: API.replace('WEBSOCKET', 'HTTP') }))).toEqual([]);
});

test('the API may be in another stack', () => {
  const other = `Resources: { Role: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [arn:aws:iam::aws:policy/${NAME}] } } }`;
  expect(reports(id, role('[]'), other)).toEqual(['Role ManagedPolicyArns[0]']);
});

test('the branch is named', () => {
  const policies = `[!If [IsProd, !Ref AWS::NoValue, arn:aws:iam::aws:policy/${NAME}]]`;
  expect(reports(id, role(policies, { sections: IS_PROD }))).toEqual([
    'Role ManagedPolicyArns[0] when IsProd is false',
  ]);
});

test.each([`[{ Statement: [] }, ${NAME}]`, `[{ Statement: [] }, arn:aws:iam::aws:policy/${NAME}]`])(
  'a function of SAM with %s is reported at its own list',
  (policies) => {
    const sam = `Transform: AWS::Serverless-2016-10-31
Resources: { ${API}, F: { Type: AWS::Serverless::Function, Properties: { Policies: ${policies} } } }`;
    expect(reports(id, sam)).toEqual(['F Policies[1]']);
  },
);

test('a function of SAM with the policy alone is reported at the property', () => {
  const sam = `Transform: AWS::Serverless-2016-10-31
Resources: { ${API}, F: { Type: AWS::Serverless::Function, Properties: { Policies: ${NAME} } } }`;
  expect(reports(id, sam)).toEqual(['F Policies']);
});

test('a policy that only deployment knows is unknown', () => {
  expect(reports(id, role('[!ImportValue Arn]'))).toEqual([]);
  expect(unknowns(id, role('[!ImportValue Arn]'))).toEqual([
    'Role ManagedPolicyArns[0]: ImportValue Arn: no template in sight exports it',
  ]);
});

test('a permission set with the policy is reported', () => {
  const set = role(`[arn:aws:iam::aws:policy/${NAME}]`, { type: 'AWS::SSO::PermissionSet' });
  expect(reports(id, set.replace('ManagedPolicyArns', 'ManagedPolicies'))).toEqual(['Role ManagedPolicies[0]']);
});

test('a Deny and a permissions boundary of the same role take it away', () => {
  const deny =
    '{ PolicyName: no, PolicyDocument: { Statement: { Effect: Deny, Action: "execute-api:*", Resource: "*" } } }';
  const held = `[arn:aws:iam::aws:policy/${NAME}]`;
  expect(reports(id, role(`${held}, Policies: [${deny}]`))).toEqual([]);
  expect(reports(id, role(`${held}, PermissionsBoundary: arn:aws:iam::aws:policy/AmazonS3FullAccess`))).toEqual([]);
});

test('what is known is not unknown too, and neither is what is no policy at all', () => {
  expect(unknowns(id, role(`[arn:aws:iam::aws:policy/${NAME}, arn:aws:iam::aws:policy/ReadOnlyAccess]`))).toEqual([]);
  expect(reports(id, role('[{ Name: none }, [none]]'))).toEqual([]);
});
