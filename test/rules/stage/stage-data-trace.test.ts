import { reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-data-trace';
const DEFAULT = 'Stage DefaultRouteSettings.DataTraceEnabled';

judgesEveryWebSocketStage(id, 'DefaultRouteSettings: { DataTraceEnabled: true }', DEFAULT);

test.each(['true', '"true"', '"True"'])('DataTraceEnabled: %s is reported', (value) => {
  expect(reports(id, stage(`DefaultRouteSettings: { DataTraceEnabled: ${value} }`))).toEqual([DEFAULT]);
});

test.each(['false', '"false"', '!Ref AWS::NoValue'])('DataTraceEnabled: %s is not', (value) => {
  expect(reports(id, stage(`DefaultRouteSettings: { DataTraceEnabled: ${value}, LoggingLevel: INFO }`))).toEqual([]);
});

test('it is reported whatever the log level is', () => {
  expect(reports(id, stage('DefaultRouteSettings: { LoggingLevel: "OFF", DataTraceEnabled: true }'))).toEqual([
    DEFAULT,
  ]);
});

test('it is reported for a single route', () => {
  expect(reports(id, stage('RouteSettings: { send: { DataTraceEnabled: true } }'))).toEqual([
    'Stage RouteSettings.send.DataTraceEnabled',
  ]);
});

test('the branch is named', () => {
  const settings = 'DefaultRouteSettings: { DataTraceEnabled: !If [IsProd, false, true] }';
  expect(reports(id, stage(settings, { sections: IS_PROD }))).toEqual([`${DEFAULT} when IsProd is false`]);
});

test('a value that only deployment knows is unknown', () => {
  const settings = 'DefaultRouteSettings: { DataTraceEnabled: "{{resolve:ssm:/chat/trace}}" }';
  expect(reports(id, stage(settings))).toEqual([]);
  expect(unknowns(id, stage(settings))).toEqual([
    `${DEFAULT}: resolve:ssm:/chat/trace: a dynamic reference is resolved at deployment`,
  ]);
});
