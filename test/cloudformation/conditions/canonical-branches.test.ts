import * as fc from 'fast-check';
import type { Branch } from '../../../src/cloudformation/conditions/branches';
import { canonicalBranches } from '../../../src/cloudformation/conditions/canonical-branches';
import { branchIn, wordsIn } from '../../support/branch-words';
import { linked } from '../../support/evaluate';
import { template } from '../../support/findings';

const FLAGS = Array.from({ length: 9 }, (_, at) => `Flag${at}`);

const within = linked(
  template(`
Parameters:
  Env: { Type: String, Default: dev }
  Tier: { Type: String, AllowedValues: [free, paid, gold] }
  Size: { Type: String }
${FLAGS.map((name) => `  ${name}Value: { Type: String }`).join('\n')}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsTest: !Not [!Condition IsProd]
  IsFree: !Equals [!Ref Tier, free]
  IsBig: !Equals [!Ref Size, big]
  IsBoth: !And [!Condition IsProd, !Condition IsBig]
  IsNeither: !Not [!Or [!Condition IsProd, !Equals [!Ref Size, big], !Equals [!Ref Size, huge]]]
  IsNever: !Equals [yes, no]
  IsItself: !Not [!Condition IsItself]
${FLAGS.map((name) => `  ${name}: !Equals [!Ref ${name}Value, yes]`).join('\n')}
Resources: {}`),
);

const branch = (words: string): Branch => branchIn(within, words);
const told = (exists: string, ...branches: readonly string[]): readonly string[] =>
  canonicalBranches(branch(exists), branches.map(branch)).map(wordsIn);

test.each<[readonly string[], readonly string[]]>([
  [['IsProd', '!IsProd'], ['']],
  [['IsProd', 'IsTest'], ['']],
  [['IsProd, IsBig', 'IsProd, !IsBig'], ['IsProd']],
  [['IsProd', 'IsProd, IsBig'], ['IsProd']],
  [['IsProd', 'IsProd'], ['IsProd']],
  [['IsBig, IsProd'], ['IsBig, IsProd']],
  [['!IsBig, IsProd'], ['IsProd, !IsBig']],
  [['IsProd, IsBig, IsBoth'], ['IsBoth']],
  [
    ['IsProd', '!IsProd, IsBig'],
    ['IsBig', 'IsProd'],
  ],
  [['!IsNeither, !IsProd', 'IsNeither, !IsBig, !IsProd'], ['!IsProd']],
  [['Tier=free', 'Tier=paid', 'Tier=gold'], ['']],
  [
    ['Tier=paid', 'Tier=free'],
    ['Tier=free', 'Tier=paid'],
  ],
  [['IsFree, Tier=free'], ['IsFree']],
  [['Tier=paid', 'Tier=gold', '!IsFree'], ['!IsFree']],
  [['Tier=gold, !IsBig, IsProd'], ['IsProd, !IsBig, Tier=gold']],
  [
    ['Size=big', 'Size=huge'],
    ['Size=big', 'Size=huge'],
  ],
  [['IsNever'], []],
  [[], []],
])('%j are %j', (branches, expected) => {
  expect(told('', ...branches)).toEqual(expected);
});

test('what must hold for all of them stands first, and is not what they are told by', () => {
  expect(told('IsTest', 'IsTest, IsBig', '!IsBig')).toEqual(['IsTest']);
  expect(told('IsTest', 'IsTest, IsBig', 'IsFree')).toEqual(['IsTest, IsBig', 'IsTest, IsFree']);
});

test('where three overlap in a circle, each deployment is in one of three', () => {
  const [one, two, three] = ['IsBig, !IsFree', 'IsFree, !IsProd', 'IsProd, !IsBig'] as const;
  expect(told('', one, two, three)).toEqual([one, two, three]);
  expect(told('', three, two, one, 'IsProd, IsBig, !IsFree', '!IsProd, !IsBig, IsFree')).toEqual([one, two, three]);
});

test('defaults go along, and are no branches', () => {
  expect(told('', 'IsBig, IsFree', 'IsBig, Env=dev?')).toEqual(['IsBig, Env=dev']);
  expect(told('', 'IsProd', 'IsBig, Env=dev?')).toEqual(['IsBig, Env=dev', 'IsProd']);
});

test('values of which one is looked up are all there are', () => {
  const lookedUp = (value: string): Branch =>
    branch(`IsBig, Size=${value}`).map((one) => ({ ...one, among: ['big', 'huge'] }));
  const some = canonicalBranches([], [lookedUp('big'), lookedUp('huge')]);
  expect(some.map(wordsIn)).toEqual(['IsBig']);
});

describe('whatever branches there are', () => {
  const NAMES = ['IsProd', 'IsFree', 'IsBig', 'IsBoth', 'IsNeither'];
  const some = fc
    .uniqueArray(
      fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), fc.boolean()), { selector: ([name]) => name, minLength: 1 }),
      { minLength: 1, maxLength: 4 },
    )
    .map((branches) => branches.map((words) => words.map(([name, value]) => (value ? name : `!${name}`)).join(', ')));
  /** Every branch in two, by a condition, until none of them leaves any open. */
  const inParts = (branches: readonly string[]): readonly string[] =>
    NAMES.reduce<readonly string[]>(
      (all, name) => all.flatMap((words) => [`${words}, ${name}`, `${words}, !${name}`]),
      branches,
    );
  /** Speaks of all conditions, and never is. */
  const NEVER = inParts(['IsNever']);
  const isCovered = (part: string, branches: readonly string[]): boolean | undefined =>
    within.conditions.covered(branch(part), branches.map(branch));

  test('the same deployments are told in the same words, in any order and however they are split', () => {
    fc.assert(
      fc.property(some, (branches) => {
        const words = told('', ...branches, ...NEVER);
        expect(told('', ...NEVER, ...[...branches].reverse())).toEqual(words);
        expect(told('', ...NEVER, ...inParts(branches))).toEqual(words);
      }),
    );
  });

  test('the deployments that are told are theirs', () => {
    fc.assert(
      fc.property(some, (branches) => {
        const words = told('', ...branches);
        for (const part of inParts([''])) expect(isCovered(part, words)).toBe(isCovered(part, branches));
      }),
    );
  });

  test('nothing that is told goes without saying', () => {
    fc.assert(
      fc.property(some, (branches) => {
        const words = told('', ...branches);
        for (const one of words)
          expect(
            isCovered(
              one,
              words.filter((other) => other !== one),
            ),
          ).toBe(false);
      }),
    );
  });
});

test.each([
  ['conditions', `!IsBig, ${FLAGS.join(', ')}`],
  ['combinations', `!IsBig, ${FLAGS.slice(0, 6).join(', ')}`],
])('where they speak of too many %s, branches are merged as they come', (_, words) => {
  expect(told('', `${words}, IsProd`, `${words}, !IsProd`)).toEqual([words]);
});

test('where they speak of too many values, branches are merged as they come', () => {
  const sizes = Array.from({ length: 31 }, (_, at) => `Size=size${at}`).reverse();
  expect(told('', ...sizes)).toEqual(sizes);
  expect(told('', ...sizes.slice(1))).toEqual(sizes.slice(1).sort());
});

test('where it takes too long to try what holds together, branches are merged as they come', () => {
  expect(told('', 'IsItself, !IsBig, IsProd')).toEqual(['IsItself, !IsBig, IsProd']);
  expect(told('IsItself', 'IsItself, Size=huge', 'IsItself, Size=big')).toEqual([
    'IsItself, Size=huge',
    'IsItself, Size=big',
  ]);
});
