import { policyStatements } from '../../src/apigateway/policy-statements';
import { buildModel } from '../../src/apigateway/building/build-model';
import { api, stack } from '../support/api';
import { reports, template } from '../support/findings';
import { IS_PROD } from '../support/stage';

const SCOPE = 'manage-connections-scope';

const document = (resource: string): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'execute-api:ManageConnections', Resource: resource }] });
const text = (json: string): string => JSON.stringify(json);
const managed = (written: string): string =>
  `{ Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${written} } }`;
const chat = (resources: Readonly<Record<string, string>>, sections = ''): string =>
  stack({ Api: api(), ...resources }, sections);

test.each([
  ['a managed policy', managed(text(document('*'))), 'It PolicyDocument.Statement[0].Resource'],
  [
    'an inline policy of a role',
    `{ Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyName: a, PolicyDocument: ${text(document('*'))} }] } }`,
    'It Policies[0].PolicyDocument.Statement[0].Resource',
  ],
  [
    'a permission set',
    `{ Type: AWS::SSO::PermissionSet, Properties: { InlinePolicy: ${text(document('*'))} } }`,
    'It InlinePolicy.Statement[0].Resource',
  ],
])('the document of %s may be a text of JSON', (_, resource, reported) => {
  expect(reports(SCOPE, chat({ It: resource }))).toEqual([reported]);
});

test('what stands between braces in the text is substituted', () => {
  const one = document('arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/live/POST/@connections/*');
  expect(reports(SCOPE, chat({ It: managed(`!Sub ${text(one)}`) }))).toEqual([]);
  expect(reports('manage-connections-arn-shape', chat({ It: managed(`!Sub ${text(one)}`) }))).toEqual([]);
  const bound = document('arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Which}/*');
  const which = (value: string): string => managed(`!Sub [${text(bound)}, { Which: ${value} }]`);
  expect(reports(SCOPE, chat({ It: which('"*"') }))).toEqual(['It PolicyDocument.Statement[0].Resource']);
  expect(reports(SCOPE, chat({ It: which('!If [IsProd, !Ref Api, "*"]') }, IS_PROD))).toEqual([
    'It PolicyDocument.Statement[0].Resource when IsProd is false',
  ]);
});

test('a trust policy may be a text, too', () => {
  const trust = (service: string): string =>
    text(
      JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] }),
    );
  const account = (service: string): string =>
    chat({
      Role: `{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust(service)},
        ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"] } }`,
      Account: '{ Type: AWS::ApiGateway::Account, Properties: { CloudWatchRoleArn: !GetAtt Role.Arn } }',
    });
  expect(reports('account-log-role', account('lambda.amazonaws.com'))).toEqual(['Account CloudWatchRoleArn']);
  expect(reports('account-log-role', account('apigateway.amazonaws.com'))).toEqual([]);
});

test.each([
  ['no JSON', '{ "Statement": '],
  ['a list', '[]'],
  ['a word', 'none'],
  ['nested without end', `{"Statement":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
])('a text that is %s says nothing', (_, written) => {
  expect(policyStatements(buildModel([template(chat({ It: managed(text(written)) }))]))).toEqual([]);
});
