import { reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-route-settings-complete';
const SEND = 'Stage RouteSettings.send';

judgesEveryWebSocketStage(id, 'RouteSettings: { send: { DetailedMetricsEnabled: true } }', SEND);

const send = (settings: string): string => stage(`RouteSettings: { send: { ${settings} } }`, { sections: IS_PROD });

test.each(['', 'ThrottlingRateLimit: 5', 'ThrottlingBurstLimit: 5'])('an entry with { %s } is reported', (settings) => {
  expect(reports(id, send(settings))).toEqual([SEND]);
});

test('limits of the stage do not help: the entry replaces them', () => {
  const limits = '{ ThrottlingRateLimit: 5, ThrottlingBurstLimit: 5 }';
  expect(
    reports(id, stage(`DefaultRouteSettings: ${limits}, RouteSettings: { send: { LoggingLevel: INFO } }`)),
  ).toEqual([SEND]);
});

test('an entry with both limits passes, even with limits that only deployment knows', () => {
  expect(reports(id, send('ThrottlingRateLimit: 5, ThrottlingBurstLimit: "5"'))).toEqual([]);
  expect(reports(id, send('ThrottlingRateLimit: !ImportValue Rate, ThrottlingBurstLimit: 5'))).toEqual([]);
});

test('no entry is no problem', () => {
  expect(reports(id, stage('RouteSettings: {}'))).toEqual([]);
  expect(reports(id, stage(''))).toEqual([]);
  expect(reports(id, stage('RouteSettings: { send: !Ref AWS::NoValue }'))).toEqual([]);
});

test('the branch without a limit is named', () => {
  expect(reports(id, send('ThrottlingRateLimit: 5, ThrottlingBurstLimit: !If [IsProd, 5, !Ref AWS::NoValue]'))).toEqual(
    [`${SEND} when IsProd is false`],
  );
});

test('an entry that only deployment knows is unknown', () => {
  const settings = stage('RouteSettings: { send: !ImportValue Send }');
  expect(reports(id, settings)).toEqual([]);
  expect(unknowns(id, settings)).toEqual([`${SEND}: ImportValue Send: no template in sight exports it`]);
});
