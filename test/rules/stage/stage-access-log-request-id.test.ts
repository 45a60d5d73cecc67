import { logFormat, quoted } from '../../support/access-log';
import { reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-access-log-request-id';
const FORMAT = 'Stage AccessLogSettings.Format';

judgesEveryWebSocketStage(id, 'AccessLogSettings: { Format: $context.stage }', FORMAT);

test.each([
  '$context.requestId',
  '$context.extendedRequestId',
  '{"id":"$context.requestId","stage":"$context.stage"}',
  '[$context.requestId]',
])('%s has a request id', (format) => {
  expect(reports(id, logFormat(quoted(format)))).toEqual([]);
});

test.each([
  '$context.stage',
  '$context.requestTime',
  '$context.authorizer.requestId',
  'requestId',
  '$context.requestIds',
])('%s has none', (format) => {
  expect(reports(id, logFormat(quoted(format)))).toEqual([FORMAT]);
});

test('names that AWS fills in are no request id', () => {
  expect(reports(id, logFormat('!Sub "${AWS::StackName} ${Api} $context.stage"'))).toEqual([FORMAT]);
  expect(reports(id, logFormat('!Sub "${AWS::StackName} $context.requestId"'))).toEqual([]);
});

test('a part that only deployment knows may hold the request id', () => {
  const open = logFormat('!Join ["", ["$context.stage ", !ImportValue Fields]]');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
  expect(reports(id, logFormat('!Join ["", ["$context.requestId ", !ImportValue Fields]]'))).toEqual([]);
  expect(unknowns(id, logFormat('!Join ["", ["$context.requestId ", !ImportValue Fields]]'))).toEqual([]);
});

test('the branch is named, and a parameter counts with its default', () => {
  expect(reports(id, logFormat('!If [IsProd, $context.requestId, $context.stage]', IS_PROD))).toEqual([
    `${FORMAT} when IsProd is false`,
  ]);
  const sections = 'Parameters: { Format: { Type: String, Default: $context.stage } }';
  expect(reports(id, logFormat('!Ref Format', sections))).toEqual([FORMAT]);
});

test('a stage without a format has nothing to judge', () => {
  expect(reports(id, stage('StageName: live'))).toEqual([]);
});
