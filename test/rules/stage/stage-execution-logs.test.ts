import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-execution-logs';
const LEVEL = 'Stage DefaultRouteSettings.LoggingLevel';

judgesEveryWebSocketStage(id, '', LEVEL);

const level = (value: string, sections = ''): string =>
  stage(`DefaultRouteSettings: { LoggingLevel: ${value} }`, { sections });

test.each(['ERROR', 'INFO', '"INFO"'])('%s passes', (value) => {
  expect(reports(id, level(value))).toEqual([]);
});

test.each(['"OFF"', "'OFF'", '!Ref AWS::NoValue'])('%s is reported', (value) => {
  expect(reports(id, level(value))).toEqual([LEVEL]);
});

test('a stage with other settings alone is reported', () => {
  expect(reports(id, stage('DefaultRouteSettings: { DetailedMetricsEnabled: true }'))).toEqual([LEVEL]);
});

test('the branch is named', () => {
  expect(reports(id, level('!If [IsProd, ERROR, "OFF"]', IS_PROD))).toEqual([`${LEVEL} when IsProd is false`]);
});

test('a parameter counts with its default, or else with each allowed value', () => {
  const parameter = (spec: string): string => `Parameters: { Level: { Type: String, ${spec} } }`;
  expect(reports(id, level('!Ref Level', parameter('Default: ERROR')))).toEqual([]);
  expect(reports(id, level('!Ref Level', parameter('AllowedValues: [ERROR, "OFF"]')))).toEqual([
    `${LEVEL} when Level is "OFF"`,
  ]);
});

test('a level that only deployment knows is unknown', () => {
  const open = level('!Ref Level', 'Parameters: { Level: { Type: String } }');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toEqual([`${LEVEL}: Ref Level: parameter Level has no default`]);
});

test.each(['DEBUG', 'info', 'OFF', 'false', "''"])('%s is no level at which anything is written', (value) => {
  expect(reports(id, level(value))).toEqual([LEVEL]);
});

describe('the entry of a route', () => {
  const entry = (settings: string, sections = ''): string =>
    stage(`DefaultRouteSettings: { LoggingLevel: INFO }, RouteSettings: { $connect: ${settings} }`, { sections });
  const CONNECT = 'Stage RouteSettings.$connect';

  test.each(['{}', '{ LoggingLevel: "OFF" }', '{ LoggingLevel: WARN }', '{ ThrottlingRateLimit: 5 }'])(
    'with %s is reported: it replaces the default',
    (settings) => {
      expect(reports(id, entry(settings))).toEqual([CONNECT]);
    },
  );

  test('with a level of its own passes', () => {
    expect(reports(id, entry('{ LoggingLevel: ERROR }'))).toEqual([]);
  });

  test('is judged in each branch', () => {
    expect(reports(id, entry('{ LoggingLevel: !If [IsProd, ERROR, "OFF"] }', IS_PROD))).toEqual([
      `${CONNECT} when IsProd is false`,
    ]);
  });
});

test('an entry of a route counts in the branch in which it is there', () => {
  const entry = '!If [IsProd, { LoggingLevel: "OFF" }, !Ref AWS::NoValue]';
  const settings = `DefaultRouteSettings: { LoggingLevel: ERROR }, RouteSettings: { send: ${entry} }`;
  const { findings } = judge(id, stage(settings, { sections: IS_PROD }));
  expect(findings.map(({ branch }) => branch)).toEqual(['IsProd is true']);
});

describe('the message', () => {
  const message = (text: string): string | undefined => judge(id, text).findings[0]?.message;

  test.each([
    ['false', 'OFF'],
    ['"OFF"', 'OFF'],
    ['true', 'true'],
    ['0', '0'],
    ['!Ref AWS::NoValue', 'not set'],
    ['[ERROR]', 'list'],
  ])('for level %s says that it is %s', (value, said) => {
    expect(message(level(value))).toBe(`The stage writes no execution log: LoggingLevel is ${said}.`);
  });

  test('for a stage that logs some routes is about the others', () => {
    const settings = 'RouteSettings: { send: { LoggingLevel: INFO } }';
    const others =
      'Routes without an entry in RouteSettings write no execution log: LoggingLevel of DefaultRouteSettings is not set.';
    expect(message(stage(settings))).toBe(others);
    expect(message(stage(`DefaultRouteSettings: { DataTraceEnabled: false }, ${settings}`))).toBe(others);
    expect(message(stage('RouteSettings: !ImportValue Settings'))).toBe(others);
    const conditional = 'RouteSettings: !If [IsProd, { send: { LoggingLevel: INFO } }, {}]';
    const { findings } = judge(id, stage(conditional, { sections: IS_PROD }));
    expect(findings.map((finding) => [finding.branch, finding.message])).toEqual([
      ['IsProd is false', 'The stage writes no execution log: LoggingLevel is not set.'],
      ['IsProd is true', others],
    ]);
  });

  test('for a route says what its entry does', () => {
    const settings = 'DefaultRouteSettings: { LoggingLevel: ERROR }, RouteSettings: { send: {} }';
    expect(message(stage(settings))).toBe(
      'Route send writes no execution log: its entry replaces the default, and its LoggingLevel is not set.',
    );
  });

  test.each([
    ['true', '"OFF"', 'OFF'],
    ['"true"', '!Ref AWS::NoValue', 'not set'],
    ['!ImportValue Trace', '!Ref AWS::NoValue', 'not set'],
  ])('with DataTraceEnabled %s says what is logged all the same', (trace, value, said) => {
    const settings = `{ LoggingLevel: ${value}, DataTraceEnabled: ${trace} }`;
    expect(message(stage(`DefaultRouteSettings: ${settings}`))).toBe(
      `LoggingLevel is ${said}: only DataTraceEnabled makes the stage write an execution log, with every message in full.`,
    );
    expect(message(stage(`DefaultRouteSettings: { LoggingLevel: ERROR }, RouteSettings: { send: ${settings} }`))).toBe(
      `LoggingLevel of route send is ${said}: its entry replaces the default, and only DataTraceEnabled makes it write an execution log, with every message in full.`,
    );
  });

  test('with DataTraceEnabled in one branch says so there', () => {
    const settings = 'DefaultRouteSettings: { DataTraceEnabled: !If [IsProd, false, true] }';
    const { findings } = judge(id, stage(settings, { sections: IS_PROD }));
    expect(findings.map((finding) => [finding.branch, finding.message.split(':')[0]])).toEqual([
      ['IsProd is false', 'LoggingLevel is not set'],
      ['IsProd is true', 'The stage writes no execution log'],
    ]);
  });
});
