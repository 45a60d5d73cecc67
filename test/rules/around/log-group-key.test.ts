import { IS_PROD, chat, part, stack, under } from '../../support/api';
import { judge, reports, template, unknowns } from '../../support/findings';
import { books } from '../../support/http';
import { httpFindings } from '../../support/http-parts';

const id = 'log-group-key';
const PATH = 'Logs KmsKeyId';

/** A statement that lets the account use the key, as that of the default policy. */
const ACCOUNT =
  '{ Effect: Allow, Principal: { AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root" }, Action: "kms:*", Resource: "*" }';
const statement = (principal: string, more = 'Action: "kms:*"', effect = 'Allow'): string =>
  `{ Effect: ${effect}, Principal: ${principal}, Resource: "*", ${more} }`;
const key = (...statements: readonly string[]): string =>
  `{ Type: AWS::KMS::Key, Properties: { KeyPolicy: { Version: "2012-10-17", Statement: [${[ACCOUNT, ...statements].join(', ')}] } } }`;
const group = (keyId: string): string => `{ Type: AWS::Logs::LogGroup, Properties: { KmsKeyId: ${keyId} } }`;
const STAGE = part('Stage', 'StageName: live, AccessLogSettings: { DestinationArn: !GetAtt Logs.Arn, Format: a }');
const LOGS = '{ Service: !Sub "logs.${AWS::Region}.amazonaws.com" }';

const encrypted = (
  Key: string,
  more: Readonly<Record<string, string>> = {},
  sections = IS_PROD,
  keyId = '!GetAtt Key.Arn',
): string => chat({ Key, Logs: group(keyId), Stage: STAGE, ...more }, sections);

test.each([
  ['without a policy', '{ Type: AWS::KMS::Key }'],
  ['of another region without a policy', '{ Type: AWS::KMS::ReplicaKey }'],
  ['for the account alone', key()],
  ['for another service', key(statement('{ Service: sqs.amazonaws.com }'))],
  [
    'for a role',
    key(statement('{ AWS: !ImportValue Role }').replace('!ImportValue Role', '"arn:aws:iam::111122223333:role/a"')),
  ],
  ['for a role whose name deployment knows', key(statement('{ AWS: !Sub "arn:aws:iam::111122223333:role/${Role}" }'))],
  ['for CloudWatch Logs, but for something else', key(statement(LOGS, 'Action: kms:DescribeKey'))],
  ['that denies it to CloudWatch Logs', key(statement(LOGS, 'Action: "kms:*"', 'Deny'))],
])('a key %s is reported', (_, policy) => {
  expect(reports(id, encrypted(policy))).toEqual([PATH]);
});

test('the message names the key, and what AWS says', () => {
  expect(judge(id, encrypted(key())).findings.map(({ message }) => message)).toEqual([
    'CloudFormation cannot create the log group, for the policy of key Key does not let CloudWatch Logs use it: "The specified KMS key does not exist or is not allowed to be used with Arn".',
  ]);
});

test.each([
  ['the service of the region', LOGS],
  ['the service in any partition', '{ Service: !Sub "logs.${AWS::Region}.${AWS::URLSuffix}" }'],
  ['the service of a region', '{ Service: logs.eu-west-1.amazonaws.com }'],
  ['several services', '{ Service: [sqs.amazonaws.com, logs.eu-west-1.amazonaws.com] }'],
  ['everybody', '"*"'],
  ['everybody in AWS', '{ AWS: "*" }'],
])('a key for %s passes', (_, principal) => {
  expect(reports(id, encrypted(key(statement(principal))))).toEqual([]);
  expect(unknowns(id, encrypted(key(statement(principal))))).toEqual([]);
});

test.each([
  'Action: [kms:Encrypt*, kms:Decrypt*]',
  'Action: kms:Decrypt',
  'Action: kms:GenerateDataKey*',
  'NotAction: s3:*',
])('a key that may be used otherwise passes: %s', (action) => {
  expect(reports(id, encrypted(key(statement(LOGS, action))))).toEqual([]);
});

test('a condition on the log group is what AWS recommends', () => {
  const condition =
    'Action: "kms:*", Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111122223333:log-group:a" } }';
  expect(reports(id, encrypted(key(statement(LOGS, condition))))).toEqual([]);
  expect(unknowns(id, encrypted(key(statement(LOGS, condition))))).toEqual([]);
});

test('a policy that is a text is read', () => {
  const policy = (principal: string): string =>
    `{ Type: AWS::KMS::Key, Properties: { KeyPolicy: '{ "Statement": [{ "Effect": "Allow", "Principal": ${principal}, "Action": "kms:*" }] }' } }`;
  expect(reports(id, encrypted(policy('{ "Service": "logs.eu-west-1.amazonaws.com" }')))).toEqual([]);
  expect(reports(id, encrypted(policy('{ "Service": "sqs.amazonaws.com" }')))).toEqual([PATH]);
});

test.each([
  '{ Type: AWS::KMS::Key, Properties: { KeyPolicy: !ImportValue Policy } }',
  key('!ImportValue Statement'),
  key(statement('!ImportValue Who')),
  key(statement('{ Service: !ImportValue Who }')),
  key('{ Effect: Allow, NotPrincipal: { AWS: a }, Action: "*" }'),
])('what only deployment knows is unknown: %s', (policy) => {
  expect(reports(id, encrypted(policy))).toEqual([]);
  expect(unknowns(id, encrypted(policy)).length).toBeGreaterThan(0);
});

test('a custom resource that is given the key may change its policy', () => {
  const Grant = '{ Type: Custom::KeyPolicy, Properties: { Key: !Ref Key } }';
  expect(reports(id, encrypted(key(), { Grant }))).toEqual([]);
  expect(unknowns(id, encrypted(key(), { Grant }))).toEqual([
    `${PATH}: a custom resource is given the key, and may change its policy`,
  ]);
  expect(reports(id, encrypted(key(), { Grant: Grant.replace('!Ref Key', '!Ref Logs') }))).toEqual([PATH]);
  expect(reports(id, encrypted(key(), { Other: Grant.replace('Custom::KeyPolicy', 'AWS::SSM::Parameter') }))).toEqual([
    PATH,
  ]);
});

test('so may a custom resource of another stack', () => {
  const keys = stack({ Key: key() }, 'Outputs: { Arn: { Value: !GetAtt Key.Arn, Export: { Name: key } } }');
  const imports = (value: string): string =>
    chat({ Logs: group('!ImportValue key'), Stage: STAGE, Grant: `{ Type: Custom::KeyPolicy, Properties: ${value} }` });
  expect(reports(id, keys, imports('{ Key: !ImportValue key }'))).toEqual([]);
  expect(reports(id, keys, imports('{ Key: !Ref Logs }'))).toEqual([PATH]);
});

test.each(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'])(
  'so may a custom resource of a nested stack that is given the key: %s',
  (type) => {
    const Nested = `{ Type: ${type}, Properties: { Parameters: { KeyArn: !GetAtt Key.Arn } } }`;
    const parent = { ...template(encrypted(key(), { Nested })), nested: new Map([['Nested', 'template-1.yaml']]) };
    const found = (resource: string): readonly string[] =>
      reports(id, parent, `Parameters: { KeyArn: { Type: String } }\nResources: { One: ${resource} }`);
    expect(found('{ Type: Custom::KeyPolicy, Properties: { Key: !Ref KeyArn } }')).toEqual([]);
    expect(found('{ Type: Custom::KeyPolicy, Properties: { Key: other } }')).toEqual([PATH]);
    expect(found('{ Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref KeyArn } }')).toEqual([PATH]);
  },
);

test('so may one that is given the key of a nested stack', () => {
  const nested = template(encrypted(key(), {}, 'Outputs: { Key: { Value: !GetAtt Key.Arn } }'));
  const found = (value: string): readonly string[] =>
    reports(id, nested, {
      ...template(
        `Resources: { Nested: { Type: AWS::CloudFormation::Stack }, Grant: { Type: Custom::KeyPolicy, Properties: { Key: ${value} } } }`,
        'template-1.yaml',
      ),
      nested: new Map([['Nested', 'template.yaml']]),
    });
  expect(found('!GetAtt Nested.Outputs.Key')).toEqual([]);
  expect(found('other')).toEqual([PATH]);
});

test('so may one that is given a text made of the key, of which deployment alone knows the rest', () => {
  const Grant = '{ Type: Custom::KeyPolicy, Properties: { Key: !Select [1, !Split ["/", !GetAtt Key.Arn]] } }';
  expect(reports(id, encrypted(key(), { Grant }))).toEqual([]);
});

describe('the branch is named', () => {
  test('of the key of the log group', () => {
    expect(reports(id, encrypted(key(), {}, IS_PROD, '!If [IsProd, !GetAtt Key.Arn, !Ref AWS::NoValue]'))).toEqual([
      `${PATH} when IsProd is true`,
    ]);
  });

  test('of the stage', () => {
    expect(reports(id, encrypted(key(), { Stage: under('IsProd', STAGE) }))).toEqual([`${PATH} when IsProd is true`]);
  });

  test('of a statement', () => {
    const policy = key(`!If [IsProd, ${statement(LOGS)}, !Ref AWS::NoValue]`);
    expect(reports(id, encrypted(policy))).toEqual([`${PATH} when IsProd is false`]);
  });
});

describe('the key', () => {
  test.each(['!Ref Key', '!Sub "arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}"'])(
    'may be named by %s',
    (keyId) => {
      expect(reports(id, encrypted(key(), {}, '', keyId))).toEqual([PATH]);
    },
  );

  test.each(['!ImportValue Key', 'arn:aws:kms:eu-west-1:111122223333:key/a', '!GetAtt Api.ApiId', '!Ref AWS::NoValue'])(
    'is none that is out of sight: %s',
    (keyId) => {
      expect(reports(id, encrypted(key(), {}, '', keyId))).toEqual([]);
    },
  );

  test('may be in another stack', () => {
    const keys = stack({ Key: key() }, 'Outputs: { Arn: { Value: !GetAtt Key.Arn, Export: { Name: key } } }');
    expect(reports(id, keys, chat({ Logs: group('!ImportValue key'), Stage: STAGE }))).toEqual([PATH]);
  });
});

test('a log group of something else is not judged', () => {
  expect(reports(id, chat({ Key: key(), Logs: group('!GetAtt Key.Arn') }))).toEqual([]);
});

test('the log group of two stages is one finding', () => {
  expect(reports(id, encrypted(key(), { Second: STAGE }))).toEqual([PATH]);
});

test('so is that of a WebSocket API and an HTTP API', () => {
  const Http = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: books, ProtocolType: HTTP } }';
  const Books = STAGE.replace('!Ref Api', '!Ref Http');
  expect(httpFindings(encrypted(key(), { Http, Books }), id)).toEqual([PATH]);
  expect(httpFindings(books({ Key: key(), Logs: group('!GetAtt Key.Arn'), Stage: STAGE }), id)).toEqual([PATH]);
});
