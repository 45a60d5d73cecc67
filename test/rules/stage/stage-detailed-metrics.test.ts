import { reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-detailed-metrics';
const METRICS = 'Stage DefaultRouteSettings.DetailedMetricsEnabled';

judgesEveryWebSocketStage(id, '', METRICS);

const metrics = (value: string, sections = ''): string =>
  stage(`DefaultRouteSettings: { DetailedMetricsEnabled: ${value} }`, { sections });

test.each(['true', '"true"'])('%s passes', (value) => {
  expect(reports(id, metrics(value))).toEqual([]);
});

test.each(['false', '"false"', '!Ref AWS::NoValue'])('%s is reported', (value) => {
  expect(reports(id, metrics(value))).toEqual([METRICS]);
});

test('the branch is named', () => {
  expect(reports(id, metrics('!If [IsProd, true, false]', IS_PROD))).toEqual([`${METRICS} when IsProd is false`]);
});

test('a value that only deployment knows is unknown', () => {
  expect(reports(id, metrics('!ImportValue Metrics'))).toEqual([]);
  expect(unknowns(id, metrics('!ImportValue Metrics'))).toEqual([
    `${METRICS}: ImportValue Metrics: no template in sight exports it`,
  ]);
});
