import type { Json } from '../../src/cloudformation/document/json';
import { asText } from '../../src/cloudformation/intrinsics/symbolic-text';
import { statementsOf } from '../../src/iam/statements';
import { withDocuments } from '../../src/iam/text-documents';
import { policyStatements } from '../../src/apigateway/policy-statements';
import { buildModel } from '../../src/apigateway/building/build-model';
import { api, stack } from '../support/api';
import { reports, template } from '../support/findings';
import { iam } from '../support/iam';
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

describe('a text that Fn::Join makes', () => {
  /** A document as `toJsonString` of the CDK writes it: cut where deployment fills in the id of an API. */
  const joined = (id: string): string => {
    const [before = '', after = ''] = document(
      'arn:aws:execute-api:*:*:ID/live/POST/@connections/${aws:username}',
    ).split('ID');
    return managed(`{ Fn::Join: ["", [${text(before)}, ${id}, ${text(after)}]] }`);
  };

  test('is read, with what is joined in its place', () => {
    expect(reports(SCOPE, chat({ It: joined('"*"') }))).toEqual(['It PolicyDocument.Statement[0].Resource']);
    expect(reports(SCOPE, chat({ It: joined('!Ref Api') }))).toEqual([]);
    expect(reports(SCOPE, chat({ It: joined('!If [IsProd, !Ref Api, "*"]') }, IS_PROD))).toEqual([
      'It PolicyDocument.Statement[0].Resource when IsProd is false',
    ]);
  });

  test('keeps the variables of IAM', () => {
    const [statement] = policyStatements(buildModel([template(chat({ It: joined('"*"') }))]));
    expect(statement?.resources.map(({ term }) => asText(term))).toEqual([
      ['arn:aws:execute-api:*:*:*/live/POST/@connections/${aws:username}'],
    ]);
  });

  test('says nothing where what is joined is no part of a text in it', () => {
    expect(reports(SCOPE, chat({ It: managed('{ Fn::Join: ["", ["{ \\"Statement\\": ", !Ref Api, "}"]] }') }))).toEqual(
      [],
    );
    expect(reports(SCOPE, chat({ It: managed('{ Fn::Join: ["", !Ref Api] }') }))).toEqual([]);
    expect(reports(SCOPE, chat({ It: managed('{ Fn::Join: [!Ref Api, []] }') }))).toEqual([]);
  });
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

describe('a document', () => {
  const STATEMENT = { Effect: 'Allow', Action: 'a:b', Resource: '*' };
  const written = (more: Json = {}): string => text(JSON.stringify({ Statement: [STATEMENT], ...(more as object) }));
  /** How many statements a managed policy has. */
  const count = (document: string): number =>
    statementsOf(iam({ Policy: `ManagedPolicy { PolicyDocument: ${document} }` }).of('Policy')).length;

  test('is read in a text, in Fn::Sub with and without variables, and in Fn::Join', () => {
    expect(count(written())).toBe(1);
    expect(count(`!Sub ${written()}`)).toBe(1);
    expect(count(`!Sub [${written()}, {}]`)).toBe(1);
    expect(count(`!Join ["", [${written()}]]`)).toBe(1);
    for (const unclear of [`{ Fn::Sub: ${written()}, Other: 1 }`, '!Sub [5, {}]']) {
      const policy = iam({ Policy: `ManagedPolicy { PolicyDocument: ${unclear} }` }).of('Policy');
      expect(statementsOf(policy).map(({ isOpen }) => isOpen)).toEqual([true]);
    }
  });

  test('may hold numbers, yes, no and nothing', () => {
    const condition = { Condition: { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { a: 5 }, Null: null } };
    expect(count(`!Sub ${text(JSON.stringify({ Statement: [{ ...STATEMENT, ...condition }] }))}`)).toBe(1);
  });

  test.each<[string, (inner: Json) => Json]>([
    ['lists', (inner) => ['x', inner]],
    ['maps', (inner) => ({ a: 'x', b: inner })],
  ])('of a hundred %s inside one another is read, and of more says nothing', (_, around) => {
    const deep = (depth: number): Json => Array.from({ length: depth }).reduce<Json>(around, 'x');
    expect(count(written({ Deep: deep(99), Last: 1 }))).toBe(1);
    expect(count(written({ Deep: deep(100), Last: 1 }))).toBe(0);
    expect(count(`!Sub ${written({ Deep: deep(99), Last: 1 })}`)).toBe(1);
    const end = '}'.repeat(100_000);
    expect(count(`!Sub ${text(`{"Statement":[],"Deep":${'{"a":'.repeat(100_000)}1${end}}`)}`)).toBe(0);
  });

  test('beside another, of which one is a map and one a text, is read like it', () => {
    const map = JSON.stringify({ Statement: [STATEMENT] });
    for (const documents of [
      [map, written()],
      [written(), map],
    ]) {
      const policies = documents.map((document) => `{ PolicyName: a, PolicyDocument: ${document} }`);
      const role = iam({ Role: `Role { Policies: [${policies.join(', ')}] }` }).of('Role');
      expect(statementsOf(role)).toHaveLength(2);
    }
    expect(
      statementsOf(iam({ Role: `Role { Policies: [5, { PolicyDocument: ${written()} }] }` }).of('Role')),
    ).toHaveLength(1);
  });

  test('that is a map is left alone', () => {
    const role = iam({ Role: 'Role { Policies: [{ PolicyDocument: { Statement: [] } }], RoleName: chat }' }).of('Role');
    expect(withDocuments(role)).toBe(role.properties);
  });
});
