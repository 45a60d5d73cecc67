import { api, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'account-log-role';
const AT = 'Account CloudWatchRoleArn';
const PUSH = '!Sub "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"';
const trust = (principal: string, more = ''): string =>
  `AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: ${principal}, Action: sts:AssumeRole ${more} }] }`;
const GATEWAY = trust('{ Service: apigateway.amazonaws.com }');
const app = (role: string, { arn = '!GetAtt Role.Arn', more = {}, sections = '' } = {}): string =>
  stack(
    {
      Api: api(),
      Role: `{ Type: AWS::IAM::Role, Properties: { ${role} } }`,
      Account: `{ Type: AWS::ApiGateway::Account, Properties: { CloudWatchRoleArn: ${arn} } }`,
      ...more,
    },
    sections,
  );
const inline = (action: string): string =>
  `Policies: [{ PolicyName: logs, PolicyDocument: { Statement: { Effect: Allow, Action: ${action}, Resource: "*" } } }]`;

describe('who may assume the role', () => {
  test.each([
    '{ Service: apigateway.amazonaws.com }',
    '{ Service: [lambda.amazonaws.com, apigateway.amazonaws.com] }',
    '{ Service: !Sub "apigateway.${AWS::URLSuffix}" }',
    '"*"',
  ])('%s is right', (principal) => {
    expect(reports(id, app(`${trust(principal)}, ManagedPolicyArns: [${PUSH}]`))).toEqual([]);
    expect(unknowns(id, app(`${trust(principal)}, ManagedPolicyArns: [${PUSH}]`))).toEqual([]);
  });

  test.each(['{ Service: lambda.amazonaws.com }', '{ AWS: "arn:aws:iam::111122223333:root" }', '{ Service: [] }'])(
    '%s is not',
    (principal) => {
      expect(reports(id, app(`${trust(principal)}, ManagedPolicyArns: [${PUSH}]`))).toEqual([AT]);
    },
  );

  test('a Condition on the account is what AWS recommends', () => {
    const more = ', Condition: { StringEquals: { aws:SourceAccount: "111122223333" } }';
    expect(
      reports(id, app(`${trust('{ Service: apigateway.amazonaws.com }', more)}, ManagedPolicyArns: [${PUSH}]`)),
    ).toEqual([]);
  });

  test('principals that only deployment knows are unknown', () => {
    for (const principal of ['!ImportValue P', '{ Service: !ImportValue P }']) {
      const text = app(`${trust(principal)}, ManagedPolicyArns: [${PUSH}]`);
      expect(reports(id, text)).toEqual([]);
      expect(unknowns(id, text)).toHaveLength(1);
    }
  });
});

describe('whether the role may write logs', () => {
  test.each([
    `ManagedPolicyArns: [${PUSH}]`,
    inline('logs:PutLogEvents'),
    inline('"logs:*"'),
    inline('["logs:Create*", "logs:Put*"]'),
  ])('%s lets it', (policies) => {
    expect(reports(id, app(`${GATEWAY}, ${policies}`))).toEqual([]);
    expect(unknowns(id, app(`${GATEWAY}, ${policies}`))).toEqual([]);
  });

  test.each(['Path: /', inline('logs:CreateLogGroup'), inline('"s3:*"')])('%s does not', (policies) => {
    expect(reports(id, app(`${GATEWAY}, ${policies}`))).toEqual([AT]);
  });

  test('a policy beside the role counts', () => {
    const Logs =
      '{ Type: AWS::IAM::Policy, Properties: { Roles: [!Ref Role], PolicyDocument: { Statement: { Effect: Allow, Action: "logs:*", Resource: "*" } } } }';
    expect(reports(id, app(GATEWAY, { more: { Logs } }))).toEqual([]);
  });

  test('a managed policy out of sight may let it', () => {
    const text = app(`${GATEWAY}, ManagedPolicyArns: [!ImportValue Logs]`);
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toHaveLength(1);
  });
});

test('the name of the role is not its ARN', () => {
  const { findings } = judge(id, app(`${GATEWAY}, ManagedPolicyArns: [${PUSH}]`, { arn: '!Ref Role' }));
  expect(findings.map(({ message }) => message)).toEqual([
    'Ref Role is the name of the role, but the account needs its ARN: GetAtt Role.Arn.',
  ]);
});

test.each(['arn:aws:iam::111122223333:role/logs', '!ImportValue Role', '!Ref AWS::NoValue'])(
  'a role out of sight is not judged: %s',
  (arn) => {
    expect(reports(id, app('Path: /', { arn }))).toEqual([]);
  },
);

test('a role by its name in an ARN is judged', () => {
  expect(reports(id, app('Path: /', { arn: '!Sub "arn:aws:iam::${AWS::AccountId}:role/${Role}"' }))).toEqual([AT]);
  expect(reports(id, app('RoleName: logs', { arn: 'arn:aws:iam::111122223333:role/path/logs' }))).toEqual([AT]);
});

test('the branch without a policy is named', () => {
  const role = `${GATEWAY}, ManagedPolicyArns: [!If [IsProd, ${PUSH}, !Ref AWS::NoValue]]`;
  expect(reports(id, app(role, { sections: IS_PROD }))).toEqual([`${AT} when IsProd is false`]);
});

test('an app without a WebSocket API is not judged', () => {
  expect(reports(id, app('Path: /').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('the message says what AWS answers', () => {
  expect(judge(id, app(GATEWAY)).findings[0]?.message).toContain(
    'has no policy that lets it write logs. AWS answers: "The role ARN does not have required permissions configured.',
  );
});
