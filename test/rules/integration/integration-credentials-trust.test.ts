import { api, authorizer, part, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'integration-credentials-trust';
const trust = (service: string): string =>
  `{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: { Effect: Allow, Principal: { Service: ${service} }, Action: sts:AssumeRole } } } }`;
const app = (credentials: string, role = trust('lambda.amazonaws.com'), sections = ''): string =>
  stack(
    { Api: api(), Role: role, Send: part('Integration', `IntegrationType: AWS, CredentialsArn: ${credentials}`) },
    sections,
  );

test('a role that API Gateway may not assume is reported', () => {
  expect(reports(id, app('!GetAtt Role.Arn'))).toEqual(['Send CredentialsArn']);
  expect(reports(id, app('!Sub "arn:aws:iam::${AWS::AccountId}:role/${Role}"'))).toEqual(['Send CredentialsArn']);
});

test('a role that it may assume is not', () => {
  expect(reports(id, app('!GetAtt Role.Arn', trust('apigateway.amazonaws.com')))).toEqual([]);
});

test('the name of a role is not its ARN, whomever it trusts', () => {
  const { findings } = judge(id, app('!Ref Role', trust('apigateway.amazonaws.com')));
  expect(findings.map(({ message }) => message)).toEqual([
    'Ref Role is the name of the role, but the integration needs its ARN: GetAtt Role.Arn.',
  ]);
});

test('nor is a name that is written out', () => {
  const { findings } = judge(id, app('chat-send'));
  expect(findings.map(({ message }) => message)).toEqual([
    '"chat-send" is the name of a role, but the integration needs its ARN.',
  ]);
  expect(reports(id, app('!Ref Name', undefined, 'Parameters: { Name: { Type: String, Default: send } }'))).toEqual([
    'Send CredentialsArn',
  ]);
  for (const other of ["''", '"${stageVariables.role}"', '!Sub "${AWS::StackName}-send"'])
    expect(reports(id, app(other))).toEqual([]);
});

test.each(['arn:aws:iam::111122223333:role/send', '!ImportValue Role', '"arn:aws:iam::*:user/*"', '!Ref AWS::NoValue'])(
  'a role out of sight is not judged: %s',
  (arn) => {
    expect(reports(id, app(arn))).toEqual([]);
  },
);

test('a trust policy out of sight is unknown', () => {
  const open = '{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: !ImportValue Trust } }';
  expect(reports(id, app('!GetAtt Role.Arn', open))).toEqual([]);
  expect(unknowns(id, app('!GetAtt Role.Arn', open))).toHaveLength(1);
});

test('a Deny in the trust policy counts', () => {
  const deny = '{ Effect: Deny, Principal: "*", Action: "sts:*" }';
  const role = trust('apigateway.amazonaws.com').replace(
    /Statement: (\{.*?\}, Action: sts:AssumeRole \})/,
    `Statement: [$1, ${deny}]`,
  );
  expect(reports(id, app('!GetAtt Role.Arn', role))).toEqual(['Send CredentialsArn']);
});

test('the branches of the property and of the trust are named', () => {
  expect(reports(id, app('!If [IsProd, !GetAtt Role.Arn, !ImportValue Role]', undefined, IS_PROD))).toEqual([
    'Send CredentialsArn when IsProd is true',
  ]);
  const either = trust('!If [IsProd, apigateway.amazonaws.com, lambda.amazonaws.com]');
  expect(reports(id, app('!GetAtt Role.Arn', either, IS_PROD))).toEqual(['Send CredentialsArn when IsProd is false']);
});

test('the role of an authorizer', () => {
  const text = stack({
    Api: api(),
    Role: trust('lambda.amazonaws.com'),
    Auth: authorizer({ AuthorizerCredentialsArn: '!GetAtt Role.Arn' }),
  });
  expect(reports(id, text)).toEqual(['Auth AuthorizerCredentialsArn']);
});

test('a role in another stack is followed', () => {
  const exporting = `${stack({ Role: trust('lambda.amazonaws.com') })}\nOutputs: { Arn: { Value: !GetAtt Role.Arn, Export: { Name: role } } }`;
  const importing = stack({
    Api: api(),
    Send: part('Integration', 'IntegrationType: AWS, CredentialsArn: !ImportValue role'),
  });
  expect(reports(id, exporting, importing)).toEqual(['Send CredentialsArn']);
});

test('the role that SAM makes for a function trusts Lambda only', () => {
  const text = stack(
    {
      Api: api(),
      F: '{ Type: AWS::Serverless::Function, Properties: { Handler: index.handler } }',
      Send: part('Integration', 'IntegrationType: AWS, CredentialsArn: !GetAtt FRole.Arn'),
    },
    'Transform: AWS::Serverless-2016-10-31',
  );
  expect(reports(id, text)).toEqual(['Send CredentialsArn']);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, app('!GetAtt Role.Arn').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});
