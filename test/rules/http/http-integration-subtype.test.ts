import { judge, reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-integration-subtype';

const integration = (subtype: string, parameters: string, role = 'arn:aws:iam::111122223333:role/send'): string =>
  part(
    'Integration',
    `IntegrationType: AWS_PROXY, IntegrationSubtype: ${subtype}, CredentialsArn: ${role}, RequestParameters: ${parameters}`,
  );

test('a request that AWS does not know is reported', () => {
  expect(reports(id, books({ Part: integration('SNS-Publish', '{}') }))).toEqual(['Part IntegrationSubtype']);
  expect(reports(id, books({ Part: integration('sqs-sendmessage', '{}') }))).toEqual(['Part IntegrationSubtype']);
});

test.each([
  ['SQS-SendMessage', '{ QueueUrl: q }'],
  ['EventBridge-PutEvents', '{ Detail: d, Source: s }'],
  ['StepFunctions-StartExecution', '!Ref AWS::NoValue'],
])('%s with %s lacks something', (subtype, parameters) => {
  expect(reports(id, books({ Part: integration(subtype, parameters) }))).toEqual(['Part RequestParameters']);
});

test('the message names what is missing', () => {
  const { findings } = judge(id, books({ Part: integration('Kinesis-PutRecord', '{ Data: d }') }));
  expect(findings.map(({ message }) => message)).toEqual([
    'RequestParameters has no StreamName, no PartitionKey: "Operation: Kinesis-PutRecord requires enabling passthrough, or defining all of the following parameters".',
  ]);
});

test.each([
  ['SQS-SendMessage', '{ QueueUrl: q, MessageBody: $request.body }'],
  ['EventBridge-PutEvents', '{ Detail: d, DetailType: t, Source: s, EventBusName: b }'],
  ['StepFunctions-StartSyncExecution', '{ StateMachineArn: s }'],
  ['SQS-PurgeQueue', '{ QueueUrl: q }'],
])('%s with %s passes', (subtype, parameters) => {
  expect(reports(id, books({ Part: integration(subtype, parameters) }))).toEqual([]);
});

test('a request without a role is reported', () => {
  const none = integration('SQS-PurgeQueue', '{ QueueUrl: q }', '!Ref AWS::NoValue');
  expect(reports(id, books({ Part: none }))).toEqual(['Part CredentialsArn']);
  expect(reports(id, books({ Part: integration('SQS-PurgeQueue', '{ QueueUrl: q }', '""') }))).toEqual([
    'Part CredentialsArn',
  ]);
});

test('parameters and subtypes that only deployment knows are unknown', () => {
  expect(unknowns(id, books({ Part: integration('!Ref Open', '{}') }))).toHaveLength(1);
  expect(unknowns(id, books({ Part: integration('SQS-PurgeQueue', '!Ref Open') }))).toHaveLength(1);
});

test('the branch with a parameter too few is named', () => {
  const some = integration('SQS-SendMessage', '!If [IsProd, { QueueUrl: q, MessageBody: b }, { QueueUrl: q }]');
  expect(reports(id, books({ Part: some }))).toEqual(['Part RequestParameters when IsProd is false']);
});

test('a parameter that is none in a branch is missing there', () => {
  const parameters = (body: string): string => `{ QueueUrl: q, MessageBody: ${body} }`;
  const found = (body: string): readonly string[] =>
    reports(id, books({ Part: integration('SQS-SendMessage', parameters(body)) }));
  expect(found('!Ref AWS::NoValue')).toEqual(['Part RequestParameters']);
  expect(found('!If [IsProd, $request.body, !Ref AWS::NoValue]')).toEqual([
    'Part RequestParameters when IsProd is false',
  ]);
  expect(found('!Ref Open')).toEqual([]);
});

followsTheHttpApi(id, integration('SQS-Send', '{}'), 'IntegrationSubtype');

test('the message for a request that AWS does not know is in its words', () => {
  expect(judge(id, books({ Part: integration('SNS-Publish', '{}') })).findings[0]?.message).toBe(
    'AWS rejects the integration: "Operation: SNS-Publish is not supported."',
  );
});

test('a subtype that is no text at all is reported', () => {
  expect(reports(id, books({ Part: integration('[SQS-PurgeQueue]', '{ QueueUrl: q }') }))).toEqual([
    'Part IntegrationSubtype',
  ]);
});

test('an integration without a subtype is not judged', () => {
  expect(reports(id, books({ Part: part('Integration', 'IntegrationType: AWS_PROXY') }))).toEqual([]);
});

test('a parameter that is none in one branch is missing there', () => {
  const parameters = '{ QueueUrl: q, MessageBody: !If [IsProd, $request.body, !Ref AWS::NoValue] }';
  const { findings } = judge(id, books({ Part: integration('SQS-SendMessage', parameters) }));
  expect(findings).toMatchObject([
    { branch: 'IsProd is false', message: expect.stringContaining('RequestParameters has no MessageBody:') as string },
  ]);
});
