import { logFormat, quoted } from '../../support/access-log';
import { reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-access-log-structured';
const FORMAT = 'Stage AccessLogSettings.Format';

judgesEveryWebSocketStage(id, 'AccessLogSettings: { Format: $context.requestId }', FORMAT);

test.each([
  '{"id":"$context.requestId"}',
  '{ "status": $context.status, "error": $context.error.messageString }',
  '{"nested":{"ip":"$context.identity.sourceIp"}}',
  '{"text":"$context.routeKey of $context.stage."}',
])('%s is JSON', (format) => {
  expect(reports(id, logFormat(quoted(format)))).toEqual([]);
});

test.each([
  '$context.requestId',
  '"$context.requestId"',
  '["$context.requestId"]',
  '$context.identity.sourceIp [$context.requestTime] $context.requestId',
  '{"id":"$context.requestId",}',
  "{'id':'$context.requestId'}",
  '<id>$context.requestId</id>',
  'requestId=$context.requestId status=$context.status',
])('%s is not', (format) => {
  expect(reports(id, logFormat(quoted(format)))).toEqual([FORMAT]);
});

test('symbols count as texts or numbers', () => {
  expect(reports(id, logFormat(`!Sub '{"stack":"\${AWS::StackName}","id":"$context.requestId"}'`))).toEqual([]);
  expect(reports(id, logFormat(`!Sub '\${AWS::StackName} $context.requestId'`))).toEqual([FORMAT]);
});

test('the branch is named', () => {
  const json = quoted('{"id":"$context.requestId"}');
  expect(reports(id, logFormat(`!If [IsProd, ${json}, $context.requestId]`, IS_PROD))).toEqual([
    `${FORMAT} when IsProd is false`,
  ]);
});

test('a format that only deployment knows is unknown', () => {
  expect(reports(id, logFormat('!ImportValue Format'))).toEqual([]);
  expect(unknowns(id, logFormat('!ImportValue Format'))).toEqual([
    `${FORMAT}: ImportValue Format: no template in sight exports it`,
  ]);
});

test('a stage without a format has nothing to judge', () => {
  expect(reports(id, stage('StageName: live'))).toEqual([]);
});
