import type { Json } from '../../../src/cloudformation/document/json';
import { writtenSides } from '../../../src/cloudformation/intrinsics/written-intrinsic';

const NO_VALUE = { Ref: 'AWS::NoValue' };
const either = (name: Json, ...sides: readonly Json[]): Json => ({ 'Fn::If': [name, ...sides] });

/** What is written on each side, and under which conditions: `x if IsProd !IsBig`. */
const sides = (json: Json): readonly string[] =>
  writtenSides(json, 8).map(({ json: side, when }) =>
    [JSON.stringify(side), 'if', ...when.map(({ name, value }) => (value ? name : `!${name}`))].join(' '),
  );

test('a value without Fn::If has one side, and AWS::NoValue none', () => {
  expect(sides({ a: either('IsProd', 1, 2) })).toEqual(['{"a":{"Fn::If":["IsProd",1,2]}} if']);
  expect(sides(NO_VALUE)).toEqual([]);
});

test('sides are told in order, those of an Fn::If in an Fn::If included', () => {
  expect(sides(either('IsProd', either('IsBig', 1, NO_VALUE), null))).toEqual(['1 if IsProd IsBig', 'null if !IsProd']);
});

test('a side that is missing is one on which nothing is written', () => {
  expect(sides(either('IsProd', 1))).toEqual(['1 if IsProd', ' if !IsProd']);
});

test.each<[string, Json]>([
  ['without a name', either({ Ref: 'Name' }, 1, 2)],
  ['that is no list', { 'Fn::If': 'IsProd' }],
])('an Fn::If %s is left as it is', (_, json) => {
  expect(writtenSides(json, 8)).toEqual([{ json, when: [] }]);
});

test('an Fn::If deeper than it is looked for is left as it is', () => {
  const deep = (depth: number): Json =>
    Array.from({ length: depth }).reduce<Json>((inner) => either('IsProd', inner, NO_VALUE), 1);
  expect(writtenSides(deep(8), 8).map(({ json }) => json)).toEqual([1]);
  expect(writtenSides(deep(9), 8).map(({ json }) => json)).toEqual([either('IsProd', 1, NO_VALUE)]);
});
