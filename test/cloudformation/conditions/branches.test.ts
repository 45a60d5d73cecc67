import {
  type Branch,
  excluding,
  firstOf,
  jointly,
  mergeBranches,
  once,
  widestFirst,
} from '../../../src/cloudformation/conditions/branches';
import { branchIn, wordsIn } from '../../support/branch-words';
import { linked } from '../../support/evaluate';
import { template } from '../../support/findings';

const within = linked(
  template(`
Parameters:
  Env: { Type: String }
  Tier: { Type: String, AllowedValues: [free, paid, gold] }
  Size: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsTest: !Not [!Condition IsProd]
  IsFree: !Equals [!Ref Tier, free]
  IsBig: !Equals [!Ref Size, big]
  IsBoth: !And [!Condition IsProd, !Condition IsBig]
Resources: {}`),
);

const branch = (words: string): Branch => branchIn(within, words);

const texts = (found: readonly Branch[] | 'unknown'): readonly string[] | 'unknown' =>
  found === 'unknown' ? found : found.map(wordsIn);

test.each<[readonly string[], string | undefined]>([
  [['IsProd', 'IsBig'], 'IsProd, IsBig'],
  [['IsProd', 'IsProd, IsBig'], 'IsProd, IsBig'],
  [['IsProd', 'IsTest'], undefined],
  [['IsFree', 'Tier=gold'], undefined],
  [['', ''], ''],
])('%j together are %j', (whens, expected) => {
  const both = jointly(...whens.map(branch));
  expect(typeof both === 'object' ? wordsIn(both) : both).toEqual(expected);
});

test.each<[string, readonly string[], readonly string[]]>([
  ['', ['IsProd'], ['!IsProd']],
  ['', ['IsProd', 'IsTest'], []],
  ['', ['IsProd, IsBig'], ['!IsProd', 'IsProd, !IsBig']],
  ['IsProd', ['IsBig'], ['IsProd, !IsBig']],
  ['IsProd', ['IsTest'], ['IsProd']],
  ['', ['Tier=free', 'Tier=paid', 'Tier=gold'], []],
  ['', ['Tier=free'], ['Tier=paid', 'Tier=gold']],
  ['', ['IsFree'], ['!IsFree']],
  ['', [''], []],
])('%j without %j is %j', (exists, others, expected) => {
  expect(texts(excluding(branch(exists), others.map(branch)))).toEqual(expected);
});

test('without a value that leaves any other is not to be told', () => {
  const [open] = excluding([], [branch('Size=big')]);
  expect(open?.map(({ open: reason }) => reason)).toEqual(['the conditions around it are too many to try']);
});

describe('without what many conditions decide', () => {
  const numbers = Array.from({ length: 33 }, (_, at) => at);
  const flags = linked(
    template({
      Parameters: Object.fromEntries(numbers.map((at) => [`Flag${at}`, { Type: 'String' }])),
      Conditions: Object.fromEntries(numbers.map((at) => [`Is${at}`, { 'Fn::Equals': [{ Ref: `Flag${at}` }, 'on'] }])),
      Resources: {},
    }),
  );
  const each = (count: number): readonly Branch[] => numbers.slice(0, count).map((at) => branchIn(flags, `Is${at}`));

  test('32 of them are told', () => {
    const all = numbers.slice(0, 32).map((at) => `!Is${at}`);
    expect(texts(excluding([], each(32)))).toEqual([all.join(', ')]);
  });

  test('more are not to be told', () => {
    const found = excluding([], each(33));
    expect(found.map((one) => one.map(({ open }) => open))).toEqual([['the conditions around it are too many to try']]);
  });

  test('beside what holds anyway', () => {
    const given = branchIn(flags, 'Is32');
    const all = numbers.slice(0, 32).map((at) => `!Is${at}`);
    expect(texts(excluding(given, each(32)))).toEqual([['Is32', ...all].join(', ')]);
  });
});

test.each<[string, readonly string[], readonly string[]]>([
  ['', ['IsProd', '!IsProd'], ['']],
  ['', ['IsProd', 'IsTest'], ['']],
  ['', ['IsProd, IsBig', 'IsProd, !IsBig'], ['IsProd']],
  ['', ['IsProd', 'IsProd, IsBig'], ['IsProd']],
  ['', ['IsProd', 'IsProd'], ['IsProd']],
  ['', ['IsProd, !IsTest'], ['IsProd']],
  ['', ['IsProd', '!IsProd, IsBig'], ['IsProd', '!IsProd, IsBig']],
  ['', ['Tier=free', 'Tier=paid', 'Tier=gold'], ['']],
  ['', ['Tier=free', 'Tier=paid'], ['Tier=free', 'Tier=paid']],
  ['IsProd', ['IsBig', '!IsBig'], ['IsProd']],
  ['', ['IsProd', 'IsBoth'], ['IsProd']],
  ['', ['IsBoth', 'IsProd'], ['IsProd']],
  ['', ['IsProd, IsBig', 'IsFree, Env=dev?', 'Env=dev?'], ['Env=dev']],
  [
    '',
    ['IsFree, IsBoth, IsProd', 'IsFree, !IsBoth, IsProd', '!IsFree, IsBoth', '!IsFree, !IsBoth, IsProd'],
    ['IsProd'],
  ],
])('in %j, %j are %j', (exists, branches, expected) => {
  expect(texts(mergeBranches(branch(exists), branches.map(branch)))).toEqual(expected);
});

test.each<[readonly string[], readonly string[]]>([
  [[], []],
  [
    ['IsProd', 'IsBig', 'IsProd'],
    ['IsProd', 'IsBig'],
  ],
  [['IsProd, IsBig', 'IsBig, IsProd'], ['IsProd, IsBig']],
  [['IsProd', ''], ['']],
  [
    ['Tier=free', 'Tier=gold', 'Tier=free'],
    ['Tier=free', 'Tier=gold'],
  ],
])('%j are, each once, %j', (branches, expected) => {
  expect(texts(once(branches.map(branch)))).toEqual(expected);
});

test('thousands of equal branches are one', () => {
  const branches = Array.from({ length: 5000 }, (_, at) => branch(at % 2 === 0 ? 'IsProd' : 'IsProd, IsBig'));
  expect(texts(mergeBranches([], branches))).toEqual(['IsProd']);
});

test('things come in the order of how little has to hold for them, and as they were where that is alike', () => {
  const things = ['IsProd, IsBig', 'IsProd', 'IsTest'].map((words) => ({ words, when: branch(words) }));
  const inOrder = widestFirst([], [...things, { words: 'always', when: [] }], ({ words }) => words);
  expect(inOrder.map(({ words }) => words)).toEqual(['always', 'IsProd', 'IsTest', 'IsProd, IsBig']);
});

test('a thing that is there in each of several branches comes with all of them, as what they are together', () => {
  const named = (name: string, words: string) => ({ name, words, when: branch(words) });
  const things = [named('small', 'IsProd'), named('big', 'IsProd'), named('never', 'IsTest'), named('big', 'IsTest')];
  const inOrder = (given: string): readonly string[] =>
    widestFirst(branch(given), things, ({ name }) => name).map(({ name, words }) => `${name} ${words}`);
  expect(inOrder('')).toEqual(['big IsProd', 'big IsTest', 'small IsProd', 'never IsTest']);
  expect(inOrder('IsProd')).toEqual(['big IsProd', 'big IsTest', 'small IsProd', 'never IsTest']);
});

test('what is there in all of a branch comes before what is there in a part of it', () => {
  const things = ['IsBig', 'IsProd'].map((words) => ({ words, when: branch(words) }));
  expect(widestFirst(branch('IsBoth'), things, ({ words }) => words).map(({ words }) => words)).toEqual([
    'IsBig',
    'IsProd',
  ]);
  expect(widestFirst(branch('IsProd'), things, ({ words }) => words).map(({ words }) => words)).toEqual([
    'IsProd',
    'IsBig',
  ]);
});

test('of things that differ only in what their parameters default to, the first stays the first', () => {
  const [isProd] = branch('IsProd');
  if (!isProd) throw new Error('a branch has an assumption');
  const things = [
    { name: 'one', when: [isProd] },
    { name: 'usual', when: [isProd, { ...isProd, name: 'Size', value: 'small', isDefault: true }] },
    { name: 'always', when: [{ ...isProd, name: 'Size', value: 'small', isDefault: true }] },
  ];
  expect(widestFirst([], things, ({ name }) => name).map(({ name }) => name)).toEqual(['always', 'one', 'usual']);
});

describe('the first of some things', () => {
  const first = (given: string, ...things: readonly Branch[]): readonly string[] =>
    firstOf(
      branch(given),
      things.map((when) => ({ when })),
    ).map(({ candidate, when }) => `${things.indexOf(candidate.when)}: ${wordsIn(when)}`);

  test('is the one before the others, and in other branches the next one', () => {
    expect(first('', branch('IsProd'), branch('IsBig'), [])).toEqual([
      '0: IsProd',
      '1: IsBig, !IsProd',
      '2: !IsProd, !IsBig',
    ]);
    expect(first('IsProd', branch('IsTest'), branch('IsBig'))).toEqual(['1: IsProd, IsBig']);
  });

  test('is one that is there for certain, rather than one of which only deployment knows', () => {
    const [open = []] = excluding([], [branch('Size=big')]);
    expect(first('', open, branch('IsProd'))[0]).toBe('1: IsProd');
    expect(first('', open, [])).toEqual(['1: ']);
  });
});
