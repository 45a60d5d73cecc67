import { reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-throttle-zero';
const RATE = 'Stage DefaultRouteSettings.ThrottlingRateLimit';

judgesEveryWebSocketStage(id, 'DefaultRouteSettings: { ThrottlingRateLimit: 0 }', RATE);

test.each(['0', '"0"', '0.0', '"0.00"'])('a limit of %s is reported', (limit) => {
  expect(reports(id, stage(`DefaultRouteSettings: { ThrottlingRateLimit: ${limit} }`))).toEqual([RATE]);
});

test.each(['1', '0.1', '"1"', 'false', '""', '!Ref AWS::NoValue'])('a limit of %s is not', (limit) => {
  expect(reports(id, stage(`DefaultRouteSettings: { ThrottlingRateLimit: ${limit} }`))).toEqual([]);
});

test('rate and burst of the stage and of a single route are reported one by one', () => {
  const none = '{ ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 }';
  expect(reports(id, stage(`DefaultRouteSettings: ${none}, RouteSettings: { $default: ${none} }`))).toEqual([
    'Stage DefaultRouteSettings.ThrottlingBurstLimit',
    'Stage DefaultRouteSettings.ThrottlingRateLimit',
    'Stage RouteSettings.$default.ThrottlingBurstLimit',
    'Stage RouteSettings.$default.ThrottlingRateLimit',
  ]);
});

test('a route key with dots in it is one key', () => {
  const settings = 'RouteSettings: { room.send: { ThrottlingRateLimit: 0 } }';
  expect(reports(id, stage(settings))).toEqual(['Stage RouteSettings.room.send.ThrottlingRateLimit']);
});

test('a route in both branches is reported once for each', () => {
  const send = (limit: number): string => `{ send: { ThrottlingRateLimit: ${limit} } }`;
  const settings = `RouteSettings: !If [IsProd, ${send(5)}, ${send(0)}]`;
  expect(reports(id, stage(settings, { sections: IS_PROD }))).toEqual([
    'Stage RouteSettings.send.ThrottlingRateLimit when IsProd is false',
  ]);
});

test('a parameter counts with its default, or else with each allowed value', () => {
  const settings = 'DefaultRouteSettings: { ThrottlingRateLimit: !Ref Rate }';
  const withRate = (spec: string): string =>
    stage(settings, { sections: `Parameters: { Rate: { Type: Number, ${spec} } }` });
  expect(reports(id, withRate('Default: 0'))).toEqual([RATE]);
  expect(reports(id, withRate('Default: 5, AllowedValues: [0, 5]'))).toEqual([]);
  expect(reports(id, withRate('AllowedValues: [0, 5]'))).toEqual([`${RATE} when Rate is "0"`]);
});

test('limits that only deployment knows are unknown', () => {
  const settings = 'DefaultRouteSettings: { ThrottlingRateLimit: !Ref Rate }, RouteSettings: !ImportValue Settings';
  const sections = 'Parameters: { Rate: { Type: Number } }';
  expect(reports(id, stage(settings, { sections }))).toEqual([]);
  expect(unknowns(id, stage(settings, { sections }))).toEqual([
    `${RATE}: Ref Rate: parameter Rate has no default`,
    'Stage RouteSettings: ImportValue Settings: no template in sight exports it',
  ]);
});
