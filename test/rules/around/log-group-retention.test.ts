import { EXPORTED, IS_PROD, chat, of, part, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'log-group-retention';

const PATH = 'Logs RetentionInDays';

const group = (properties: string): string => `{ Type: AWS::Logs::LogGroup, Properties: { ${properties} } }`;
const stage = (destination: string): string =>
  part('Stage', `StageName: live, AccessLogSettings: { DestinationArn: ${destination}, Format: $context.requestId }`);
const logged = (
  properties: string,
  destination = '!GetAtt Logs.Arn',
  resources: Readonly<Record<string, string>> = {},
  sections = '',
): string => chat({ Logs: group(properties), Stage: stage(destination), ...resources }, sections);

test.each(['', 'LogGroupName: chat', 'RetentionInDays: !Ref AWS::NoValue'])(
  'a log group with { %s } is reported',
  (properties) => {
    expect(reports(id, logged(properties))).toEqual([PATH]);
  },
);

test.each(['RetentionInDays: 1', 'RetentionInDays: 3653', 'RetentionInDays: !ImportValue Days'])(
  'a log group with %s passes',
  (properties) => {
    expect(reports(id, logged(properties))).toEqual([]);
    expect(unknowns(id, logged(properties))).toEqual([]);
  },
);

test.each([
  "!Sub '${Logs.Arn}'",
  "!Sub 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Logs}'",
  "!Sub 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:chat'",
  "!Sub 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:chat:*'",
])('%s is the log group', (destination) => {
  expect(reports(id, logged('LogGroupName: chat', destination))).toEqual([PATH]);
});

test.each([
  "!Select [0, !Split [':*', !GetAtt Logs.Arn]]",
  "!Join ['', ['arn:aws:logs:eu-west-1:123456789012:log-group:', !Select [6, !Split [':', !GetAtt Logs.Arn]]]]",
  "!Sub ['arn:aws:logs:eu-west-1:123456789012:log-group:${Name}', { Name: !Select [6, !Split [':', !GetAtt Logs.Arn]] }]",
])('%s, cut out of its ARN, is the log group', (destination) => {
  expect(reports(id, logged('', destination))).toEqual([PATH]);
  expect(reports(id, logged('RetentionInDays: 30', destination))).toEqual([]);
});

test.each([
  "!Sub 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:other'",
  "!Sub ['arn:aws:logs:${AWS::Region}:${Account}:log-group:other', { Account: !Select [4, !Split [':', !GetAtt Logs.Arn]] }]",
])('another log group, %s, does not matter', (destination) => {
  expect(reports(id, logged('LogGroupName: chat', destination))).toEqual([]);
});

test('a log group of two stages is one finding', () => {
  expect(reports(id, logged('', '!GetAtt Logs.Arn', { Second: stage('!GetAtt Logs.Arn') }))).toEqual([PATH]);
});

test('a log group whose retention a custom resource sets passes', () => {
  const retention = '{ Type: Custom::LogRetention, Properties: { LogGroupName: !Ref Logs, RetentionInDays: 90 } }';
  expect(reports(id, logged('', '!GetAtt Logs.Arn', { Retention: retention }))).toEqual([]);
  const other = retention.replace('!Ref Logs', 'other');
  expect(reports(id, logged('', '!GetAtt Logs.Arn', { Retention: other }))).toEqual([PATH]);
});

test('branches are named', () => {
  expect(reports(id, logged('RetentionInDays: !If [IsProd, 90, !Ref AWS::NoValue]', undefined, {}, IS_PROD))).toEqual([
    `${PATH} when IsProd is false`,
  ]);
  expect(reports(id, logged('', undefined, { Stage: under('IsProd', stage('!GetAtt Logs.Arn')) }, IS_PROD))).toEqual([
    `${PATH} when IsProd is true`,
  ]);
});

test('the stage may be in another stack than the log group', () => {
  const logs = stack({ Logs: group('') }, 'Outputs: { Arn: { Value: !GetAtt Logs.Arn, Export: { Name: ChatLogs } } }');
  expect(reports(id, logs, chat({ Stage: stage('!ImportValue ChatLogs') }))).toEqual([PATH]);
  const stages = of('!ImportValue ChatApi', stack({ Logs: group(''), Stage: stage('!GetAtt Logs.Arn') }));
  expect(reports(id, chat({}, EXPORTED), stages)).toEqual([PATH]);
});

test('the message says what happens', () => {
  expect(judge(id, logged('')).findings[0]?.message).toBe(
    'The access log of a stage goes to this log group, which keeps its lines forever.',
  );
});

test('the log group of an HTTP API is not judged', () => {
  expect(reports(id, logged('').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('the access log of a SAM API counts', () => {
  const sam = `{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action,
    AccessLogSettings: { DestinationArn: !GetAtt Logs.Arn, Format: $context.requestId } } }`;
  expect(reports(id, stack({ Chat: sam, Logs: group('') }, 'Transform: AWS::Serverless-2016-10-31'))).toEqual([PATH]);
});

test('a custom resource may give the name of the log group, and then counts', () => {
  const retention = (name: string): Readonly<Record<string, string>> => ({
    Retention: `{ Type: Custom::LogRetention, Properties: { ${name} RetentionInDays: 90 } }`,
  });
  const text = (name: string, properties = 'LogGroupName: chat'): string =>
    logged(properties, '!GetAtt Logs.Arn', retention(name));
  expect(reports(id, text('LogGroupName: chat,'))).toEqual([]);
  expect(reports(id, text('LogGroupName: other,'))).toEqual([PATH]);
  expect(reports(id, text('LogGroupName: !Ref Api,'))).toEqual([PATH]);
  expect(reports(id, text('LogGroupName: chat,', ''))).toEqual([PATH]);
  expect(reports(id, text('', ''))).toEqual([PATH]);
  expect(reports(id, text('LogGroupName: !Ref AWS::StackName,', 'LogGroupName: !Ref AWS::StackName'))).toEqual([]);
});
