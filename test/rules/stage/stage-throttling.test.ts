import { buildModel } from '../../../src/apigateway/building/build-model';
import { checkModel } from '../../../src/engine/check';
import { stageThrottling } from '../../../src/rules/stage/stage-throttling';
import { reports, template, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-throttling';

judgesEveryWebSocketStage(id, '', 'Stage DefaultRouteSettings');

test.each(['ThrottlingRateLimit: 10', 'ThrottlingBurstLimit: 10'])('%s alone is reported', (limit) => {
  expect(reports(id, stage(`DefaultRouteSettings: { ${limit} }`))).toEqual(['Stage DefaultRouteSettings']);
});

test('both limits pass, as numbers and as strings', () => {
  expect(reports(id, stage('DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: "5" }'))).toEqual(
    [],
  );
});

test('limits of single routes are none of the stage', () => {
  const settings = 'RouteSettings: { send: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 5 } }';
  expect(reports(id, stage(settings))).toEqual(['Stage DefaultRouteSettings']);
});

test('the branch without limits is named', () => {
  const settings =
    'DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: !If [IsProd, 5, !Ref AWS::NoValue] }';
  expect(reports(id, stage(settings, { sections: IS_PROD }))).toEqual([
    'Stage DefaultRouteSettings when IsProd is false',
  ]);
});

test('a limit that only deployment knows is still a limit', () => {
  const settings = 'DefaultRouteSettings: { ThrottlingRateLimit: !Ref Rate, ThrottlingBurstLimit: 5 }';
  const sections = 'Parameters: { Rate: { Type: Number } }';
  expect(reports(id, stage(settings, { sections }))).toEqual([]);
  expect(unknowns(id, stage(settings, { sections }))).toEqual([]);
});

test('settings that only deployment knows are unknown', () => {
  const settings = 'DefaultRouteSettings: !ImportValue Settings';
  expect(reports(id, stage(settings))).toEqual([]);
  expect(unknowns(id, stage(settings))).toEqual([
    'Stage DefaultRouteSettings: ImportValue Settings: no template in sight exports it',
  ]);
});

describe('with a floor or a ceiling as an option', () => {
  const judge = (options: Record<string, number>, rate: string, burst: string) =>
    checkModel(
      buildModel([
        template(stage(`DefaultRouteSettings: { ThrottlingRateLimit: ${rate}, ThrottlingBurstLimit: ${burst} }`)),
      ]),
      { rules: { [id]: ['error', options] } },
      [stageThrottling],
    );

  test.each([
    [{ maximumRate: 100 }, '100', '5000', []],
    [{ maximumRate: 100 }, '101', '5000', ['DefaultRouteSettings.ThrottlingRateLimit']],
    [{ maximumRate: 100 }, '"100.5"', '5000', ['DefaultRouteSettings.ThrottlingRateLimit']],
    [{ maximumBurst: 50 }, '9999', '50', []],
    [{ maximumBurst: 50 }, '9999', '51', ['DefaultRouteSettings.ThrottlingBurstLimit']],
    [{ minimumRate: 10 }, '10', '0', []],
    [{ minimumRate: 10 }, '9.9', '0', ['DefaultRouteSettings.ThrottlingRateLimit']],
    [{ minimumBurst: 20 }, '1', '20', []],
    [{ minimumBurst: 20 }, '1', '"19"', ['DefaultRouteSettings.ThrottlingBurstLimit']],
    [{ minimumRate: 10, maximumRate: 10 }, '10', '1', []],
    [{ minimumRate: 10, maximumRate: 10 }, '11', '1', ['DefaultRouteSettings.ThrottlingRateLimit']],
  ])('%j, a rate of %s and a burst of %s', (options, rate, burst, paths) => {
    expect(judge(options, rate, burst).findings.map(({ propertyPath }) => propertyPath)).toEqual(paths);
  });

  test('a limit that only deployment knows is unknown', () => {
    const { findings, unknown } = judge({ maximumRate: 100 }, '!ImportValue Rate', '5');
    expect(findings).toEqual([]);
    expect(unknown.map(({ propertyPath }) => propertyPath)).toEqual(['DefaultRouteSettings.ThrottlingRateLimit']);
  });

  test('a limit that is missing is reported once, as missing', () => {
    const model = buildModel([template(stage('DefaultRouteSettings: { ThrottlingRateLimit: 5 }'))]);
    const { findings } = checkModel(model, { rules: { [id]: ['error', { minimumBurst: 9 }] } }, [stageThrottling]);
    expect(findings.map(({ message }) => message)).toEqual([
      'The stage has no ThrottlingBurstLimit: one client can use up the request rate of the whole account.',
    ]);
  });

  test('the message says which way it is wrong', () => {
    const [low] = judge({ minimumRate: 10 }, '5', '5').findings;
    expect(low?.message).toBe('ThrottlingRateLimit is 5; this project allows at least 10.');
    const [high] = judge({ maximumRate: 10 }, '50', '5').findings;
    expect(high?.message).toBe('ThrottlingRateLimit is 50; this project allows at most 10.');
  });

  test('without it, any limit passes', () => {
    expect(judge({}, '2147483647', '2147483647').findings).toEqual([]);
  });
});

test.each(['many', '-1', "''"])('a limit of %s does not count as set', (limit) => {
  for (const name of ['ThrottlingRateLimit', 'ThrottlingBurstLimit']) {
    const other = name === 'ThrottlingRateLimit' ? 'ThrottlingBurstLimit' : 'ThrottlingRateLimit';
    expect(reports(id, stage(`DefaultRouteSettings: { ${name}: ${limit}, ${other}: 5 }`))).toEqual([
      'Stage DefaultRouteSettings',
    ]);
  }
});
