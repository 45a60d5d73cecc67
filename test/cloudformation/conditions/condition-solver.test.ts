import { linked } from '../../support/evaluate';
import { template } from '../../support/findings';

const equals = (...sides: unknown[]): unknown => ({ 'Fn::Equals': sides });
const ref = (name: string): unknown => ({ Ref: name });
const not = (condition: unknown): unknown => ({ 'Fn::Not': [condition] });
const and = (...conditions: unknown[]): unknown => ({ 'Fn::And': conditions });
const or = (...conditions: unknown[]): unknown => ({ 'Fn::Or': conditions });
const named = (name: string): unknown => ({ Condition: name });

const PARAMETERS = {
  Env: { Type: 'String', Default: 'dev' },
  Size: { Type: 'String' },
  Tier: { Type: 'String', AllowedValues: ['free', 'paid'] },
  Count: { Type: 'Number', AllowedValues: [1, 2, 3] },
};

/** Whether conditions can hold (or not hold, with a `!`) at once. */
function possible(conditions: Readonly<Record<string, unknown>>, ...assumed: readonly string[]): boolean | undefined {
  const within = linked(
    template({
      Parameters: PARAMETERS,
      Mappings: {
        Envs: { dev: { IsLive: 'no', Tier: 'free' }, prod: { IsLive: 'yes', Tier: 'paid' } },
        Sizes: { small: { Tier: 'free' }, big: { Tier: 'paid' } },
      },
      Conditions: conditions,
      Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api' } },
    }),
  );
  return within.conditions.possible(
    assumed.map((one) => {
      const [, parameter, literal] = /^(\w+)=(.*)$/.exec(one) ?? [];
      if (parameter !== undefined && literal !== undefined)
        return { template: within, name: parameter, value: literal };
      return { template: within, name: one.replace('!', ''), value: !one.startsWith('!') };
    }),
  );
}

describe('conditions on the same parameter', () => {
  const conditions = {
    IsProd: equals(ref('Env'), 'prod'),
    IsDev: equals('dev', ref('Env')),
    IsOther: not(or(named('IsProd'), named('IsDev'))),
    IsBig: equals(ref('Size'), 'big'),
    IsBigProd: and(named('IsProd'), named('IsBig')),
  };

  test.each([
    [['IsProd'], true],
    [['!IsProd'], true],
    [['IsProd', 'IsDev'], false],
    [['!IsProd', '!IsDev'], true],
    [['!IsProd', '!IsDev', '!IsOther'], false],
    [['IsOther', 'IsProd'], false],
    [['IsBigProd', '!IsProd'], false],
    [['IsBigProd', 'IsBig'], true],
    [['IsProd', 'IsBig', '!IsBigProd'], false],
    [['IsProd', '!IsProd'], false],
    [['IsProd', 'Env=prod'], true],
    [['IsProd', 'Env=dev'], false],
    [['Env=dev', 'Env=prod'], false],
    [[], true],
  ])('%j can hold: %j', (assumed, expected) => {
    expect(possible(conditions, ...assumed)).toBe(expected);
  });
});

test('allowed values exhaust what there is', () => {
  const conditions = {
    IsFree: equals(ref('Tier'), 'free'),
    IsPaid: equals(ref('Tier'), 'paid'),
    IsOne: equals(ref('Count'), 1),
    IsFour: equals(ref('Count'), '4'),
  };
  expect(possible(conditions, '!IsFree', '!IsPaid')).toBe(false);
  expect(possible(conditions, '!IsFree', 'IsPaid')).toBe(true);
  expect(possible(conditions, 'IsOne', 'Count=1')).toBe(true);
  expect(possible(conditions, 'IsFour')).toBe(false);
});

test.each([
  [equals('a', 'a'), true],
  [equals('a', 'b'), false],
  [equals(1, '1'), true],
  [equals(true, 'true'), true],
  [equals(ref('Size'), ref('Size')), true],
  [equals({ 'Fn::Join': ['', [ref('AWS::Region'), 'x']] }, { 'Fn::Sub': '${AWS::Region}x' }), true],
])('%j is known: %j', (condition, expected) => {
  expect(possible({ C: condition }, 'C')).toBe(expected);
  expect(possible({ C: condition }, '!C')).toBe(!expected);
});

describe('what a condition compares', () => {
  test('two expressions that are written alike are the same, others are not', () => {
    const joined = (...items: unknown[]): unknown => ({ 'Fn::Join': ['-', items] });
    const conditions = {
      A: equals(joined(ref('Size'), ref('Gone')), 'x'),
      NotA: not(equals(joined(ref('Size'), ref('Gone')), 'x')),
      B: equals(joined(ref('Gone'), ref('Size')), 'y'),
      C: equals(joined(ref('Size'), ref('Gone')), 'y'),
    };
    expect(possible(conditions, 'A', 'NotA')).toBe(false);
    expect(possible(conditions, 'A', 'B')).toBe(true);
    expect(possible(conditions, 'A', 'C')).toBe(false);
  });

  test('two look-ups by different keys are not the same', () => {
    const find = (map: string, key: string): unknown => ({ 'Fn::FindInMap': [map, ref(key), 'Tier'] });
    const conditions = { Same: equals(find('Sizes', 'Size'), find('Envs', 'Gone')) };
    expect(possible(conditions, 'Same')).toBe(true);
    expect(possible(conditions, '!Same')).toBe(true);
  });

  test('a look-up by allowed values goes with the value', () => {
    const conditions = {
      IsLive: equals({ 'Fn::FindInMap': ['Envs', ref('Stage'), 'IsLive'] }, 'yes'),
      IsProd: equals(ref('Stage'), 'prod'),
    };
    const within = linked(
      template({
        Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
        Mappings: { Envs: { dev: { IsLive: 'no' }, prod: { IsLive: 'yes' } } },
        Conditions: conditions,
        Resources: {},
      }),
    );
    const both = (isLive: boolean, isProd: boolean): boolean | undefined =>
      within.conditions.possible([
        { template: within, name: 'IsLive', value: isLive },
        { template: within, name: 'IsProd', value: isProd },
      ]);
    expect([both(true, true), both(true, false), both(false, true), both(false, false)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('a look-up by a parameter with a default is by that default', () => {
    const conditions = { IsLive: equals({ 'Fn::FindInMap': ['Envs', ref('Env'), 'IsLive'] }, 'yes') };
    expect(possible(conditions, 'IsLive')).toBe(false);
    expect(possible(conditions, '!IsLive')).toBe(true);
  });
});

test('150 conditions of 150 parameters can hold at once', () => {
  const names = Array.from({ length: 150 }, (_, at) => `C${at}`);
  const conditions = Object.fromEntries(names.map((name) => [name, equals(ref(`Of${name}`), 'x')]));
  const within = linked(
    template({
      Parameters: Object.fromEntries(names.map((name) => [`Of${name}`, { Type: 'String' }])),
      Conditions: conditions,
      Resources: {},
    }),
  );
  const all = names.map((name) => ({ template: within, name, value: true }));
  expect(within.conditions.possible(all)).toBe(true);
});

describe('what cannot be told', () => {
  test.each([
    ['a condition of itself', { C: named('C') }],
    ['conditions of each other', { C: not(named('D')), D: not(named('C')) }],
  ])('%s', (_, conditions) => {
    expect(possible(conditions, 'C')).toBeUndefined();
    expect(possible(conditions, '!C')).toBeUndefined();
  });

  test.each([
    ['a condition that is not there', {}],
    ['a condition that is not written as CloudFormation takes it', { C: { 'Fn::Equals': ['a'] } }],
    ['no condition at all', { C: 'x' }],
  ])('%s can hold or not', (_, conditions) => {
    expect(possible(conditions, 'C')).toBe(true);
    expect(possible(conditions, '!C')).toBe(true);
    expect(possible(conditions, 'C', '!C')).toBe(false);
  });

  test('5,000 conditions in a chain', () => {
    const conditions: Record<string, unknown> = { C0: equals(ref('Size'), 'x') };
    for (let index = 1; index < 5000; index++) conditions[`C${index}`] = not(named(`C${index - 1}`));
    expect(possible(conditions, 'C4999')).toBeUndefined();
    expect(possible(conditions, 'C100', 'C0')).toBe(true);
    expect(possible(conditions, 'C101', 'C0')).toBe(false);
  });

  test('conditions that double at every step', () => {
    const conditions: Record<string, unknown> = { C0: equals(ref('Size'), 'x') };
    for (let index = 1; index < 100; index++) {
      conditions[`C${index}`] = and(named(`C${index - 1}`), not(not(named(`C${index - 1}`))));
    }
    expect(possible(conditions, 'C5', 'C0')).toBe(true);
    expect(possible(conditions, 'C99', 'C0')).toBeUndefined();
  });

  test('a puzzle with more combinations than the budget has steps', () => {
    const conditions: Record<string, unknown> = {};
    const holes = 8;
    const sits = (pigeon: number, hole: number): unknown => equals(ref(`Hole${pigeon}`), String(hole));
    const pigeons = Array.from({ length: holes + 1 }, (_, index) => index);
    const places = Array.from({ length: holes }, (_, index) => index);
    const alone = places.flatMap((hole) =>
      pigeons.flatMap((a) => pigeons.slice(a + 1).map((b) => not(and(sits(a, hole), sits(b, hole))))),
    );
    conditions.All = and(...pigeons.map((pigeon) => or(...places.map((hole) => sits(pigeon, hole)))), ...alone);
    const within = linked(
      template({
        Parameters: Object.fromEntries(pigeons.map((pigeon) => [`Hole${pigeon}`, { Type: 'String' }])),
        Conditions: conditions,
        Resources: {},
      }),
    );
    expect(within.conditions.possible([{ template: within, name: 'All', value: true }])).toBeUndefined();
  });
});
