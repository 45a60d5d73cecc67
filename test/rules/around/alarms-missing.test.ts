import { EXPORTED, IS_PROD, api, chat, of, part, route, stack, under } from '../../support/api';
import { check } from '../../../src/engine/check';
import { judge, line, reports, template, unknowns } from '../../support/findings';

const id = 'alarms-missing';

const STAGE = part('Stage', 'StageName: live, AutoDeploy: true');
const API_ID = '{ Name: ApiId, Value: !Ref Api }';
const named = (stage: string): string => `{ Name: Stage, Value: ${stage} }`;

const metric = (name: string, dimensions: readonly string[], namespace = 'AWS/ApiGateway'): string =>
  `Namespace: ${namespace}, MetricName: ${name}, Dimensions: [${dimensions.join(', ')}]`;
const alarm = (properties: string): string => `{ Type: AWS::CloudWatch::Alarm, Properties: { ${properties} } }`;
const watched = (properties: string, resources: Readonly<Record<string, string>> = {}, sections = ''): string =>
  chat({ Stage: STAGE, Alarm: alarm(properties), ...resources }, sections);

test('a stage without an alarm is reported', () => {
  expect(reports(id, chat({ Stage: STAGE }))).toEqual(['Stage']);
  expect(judge(id, chat({ Stage: STAGE })).findings[0]?.message).toBe(
    'No alarm of the app watches IntegrationError, ExecutionError, ClientError of this API: nobody is told when it fails.',
  );
});

test.each(['IntegrationError', 'ExecutionError', 'ClientError'])('an alarm on %s is enough', (name) => {
  expect(reports(id, watched(metric(name, [API_ID])))).toEqual([]);
});

test.each([
  ['another metric', metric('ConnectCount', [API_ID])],
  ['another namespace', metric('IntegrationError', [API_ID], 'Chat')],
  ['another API', metric('IntegrationError', ['{ Name: ApiId, Value: a1b2c3 }'])],
  ['another stage', metric('IntegrationError', [API_ID, named('beta')])],
  ['no API at all', metric('IntegrationError', [])],
])('an alarm on %s is none', (_, properties) => {
  expect(reports(id, watched(properties))).toEqual(['Stage']);
});

test.each(['live', '!Ref Stage'])('an alarm on stage %s is one', (stage) => {
  expect(reports(id, watched(metric('IntegrationError', [API_ID, named(stage)])))).toEqual([]);
});

test('an alarm on an expression of metrics is one', () => {
  const expression = `Metrics: [{ Id: rate, Expression: errors / 60 },
    { Id: errors, MetricStat: { Period: 60, Stat: Sum, Metric: { ${metric('ClientError', [API_ID])} } } }]`;
  expect(reports(id, watched(expression))).toEqual([]);
});

test('each stage is judged', () => {
  const second = { Second: part('Stage', 'StageName: beta') };
  for (const stage of ['live', '!Ref Stage', '!Sub "${Stage}"'])
    expect(reports(id, watched(metric('ClientError', [API_ID, named(stage)]), second))).toEqual(['Second']);
});

test('the branch without an alarm is named', () => {
  const sometimes = { Alarm: under('IsProd', alarm(metric('ClientError', [API_ID]))) };
  expect(reports(id, watched('', sometimes, IS_PROD))).toEqual(['Stage when IsProd is false']);
  expect(reports(id, watched(metric('!If [IsProd, ClientError, ConnectCount]', [API_ID]), {}, IS_PROD))).toEqual([
    'Stage when IsProd is false',
  ]);
});

test.each([
  ['which API an alarm is for', watched(metric('ClientError', ['{ Name: ApiId, Value: !ImportValue Api }']))],
  ['which metric an alarm watches', watched(metric('!ImportValue Metric', [API_ID]))],
  ['which stage an alarm watches', watched(metric('ClientError', [API_ID, named('!ImportValue Stage')]))],
  ['what a search finds', watched(`Metrics: [{ Id: a, Expression: "SEARCH('{AWS/ApiGateway,ApiId} ClientError')" }]`)],
  ['what a macro adds', chat({ Stage: STAGE }, 'Transform: MyMacro')],
  ['what others do with the exported id', chat({ Stage: STAGE }, EXPORTED)],
])('it is unknown where only deployment knows %s', (_, text) => {
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('the alarm of another API of the app is none', () => {
  const other = { Other: api(), OtherStage: of('!Ref Other', STAGE) };
  expect(reports(id, watched(metric('ClientError', [API_ID]), other))).toEqual(['OtherStage']);
});

test('an alarm in another stack counts', () => {
  const alarms = stack({ Alarm: alarm(metric('ClientError', ['{ Name: ApiId, Value: !ImportValue ChatApi }'])) });
  expect(reports(id, chat({ Stage: STAGE }, EXPORTED), alarms)).toEqual([]);
  expect(unknowns(id, chat({ Stage: STAGE }, EXPORTED), alarms)).toEqual([]);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, chat({ Stage: STAGE }).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('preset recommended leaves it out, strict and all have it as info', () => {
  const severities = (preset: 'recommended' | 'strict' | 'all'): readonly string[] =>
    check([template(chat({ Stage: STAGE }))], { preset })
      .findings.filter(({ ruleId }) => ruleId === id)
      .map(({ severity }) => severity);
  expect(severities('recommended')).toEqual([]);
  expect(severities('strict')).toEqual(['info']);
  expect(severities('all')).toEqual(['info']);
});

test('an alarm that may be for the stage leaves no doubt where it watches no error', () => {
  const count = metric('!If [IsProd, Count, ClientError]', ['{ Name: ApiId, Value: !ImportValue It }']);
  const text = watched(count, {}, IS_PROD);
  expect(reports(id, text)).toEqual(['Stage when IsProd is true']);
  expect(judge(id, text).unknown.map(line)).toEqual(['Stage when IsProd is false']);
});

test('an id that leaves the app in one branch leaves no doubt in the other', () => {
  const text = chat({ Stage: STAGE }, `${IS_PROD}\nOutputs: { ApiId: { Condition: IsProd, Value: !Ref Api } }`);
  expect(reports(id, text)).toEqual(['Stage when IsProd is false']);
  expect(judge(id, text).unknown.map(line)).toEqual(['Stage when IsProd is true']);
});

test('the reason says which alarm leaves it open', () => {
  const open = watched(metric('ClientError', ['{ Name: ApiId, Value: !ImportValue Api }']));
  expect(unknowns(id, open)).toEqual(['Stage : only deployment knows whether alarm Alarm is for this API']);
});

test('the stage of an API out of sight is not judged', () => {
  expect(reports(id, of('a1b2c3', stack({ Stage: STAGE, Connect: route('$connect') })))).toEqual([]);
});

test('an alarm for another API leaves no doubt, whatever it watches there', () => {
  const other = { Other: api(), OtherStage: of('!Ref Other', STAGE) };
  const text = watched(metric('!ImportValue Metric', [API_ID]), other);
  expect(reports(id, text)).toEqual(['OtherStage']);
  expect(judge(id, text).unknown.map(line)).toEqual(['Stage']);
});
