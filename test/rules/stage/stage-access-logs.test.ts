import { reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-access-logs';
const SETTINGS = 'Stage AccessLogSettings';

judgesEveryWebSocketStage(id, '', SETTINGS);

test('execution logs do not replace access logs', () => {
  expect(reports(id, stage('DefaultRouteSettings: { LoggingLevel: INFO }'))).toEqual([SETTINGS]);
});

test.each([
  '{}',
  '{ Format: $context.requestId }',
  '{ DestinationArn: !Ref AWS::NoValue }',
  "{ DestinationArn: '', Format: $context.requestId }",
  '!Ref AWS::NoValue',
])('AccessLogSettings: %s is reported', (settings) => {
  expect(reports(id, stage(`AccessLogSettings: ${settings}`))).toEqual([SETTINGS]);
});

test('any destination passes, even one that only deployment knows', () => {
  expect(
    reports(id, stage('AccessLogSettings: { DestinationArn: arn:aws:logs:eu-west-1:111122223333:log-group:chat }')),
  ).toEqual([]);
  expect(reports(id, stage('AccessLogSettings: { DestinationArn: !ImportValue LogGroup }'))).toEqual([]);
});

test('the branch without logs is named', () => {
  const settings = 'AccessLogSettings: !If [IsProd, { DestinationArn: !ImportValue LogGroup }, !Ref AWS::NoValue]';
  expect(reports(id, stage(settings, { sections: IS_PROD }))).toEqual([`${SETTINGS} when IsProd is false`]);
});

test('settings that only deployment knows are unknown', () => {
  expect(unknowns(id, stage('AccessLogSettings: !ImportValue Logs'))).toEqual([
    `${SETTINGS}: ImportValue Logs: no template in sight exports it`,
  ]);
});
