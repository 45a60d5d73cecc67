import type { Json, JsonObject } from '../../src/cloudformation/document/json';
import { holdsImport, mayEndIn, rawMembers, rawProperties, someItem } from '../../src/iam/raw-json';

const REF = { Ref: 'Env' };
const join = (...pieces: readonly Json[]): JsonObject => ({ 'Fn::Join': ['', pieces] });

test('properties and members are those that are written, and none where something else may take their place', () => {
  const properties = { Roles: ['chat'] };
  expect(rawProperties({ Properties: properties })).toBe(properties);
  expect(rawProperties({})).toEqual({});
  expect(rawProperties({ Properties: { 'Fn::If': ['IsProd', {}, {}] } })).toBeUndefined();
  expect(rawProperties({ Properties: properties, 'Fn::Transform': { Name: 'Chat' } })).toBeUndefined();
  expect(rawMembers(properties)).toBe(properties);
  expect(rawMembers(REF)).toBeUndefined();
  expect(rawMembers('text')).toBeUndefined();
});

test('one item may stand in the place of a list', () => {
  const isShort = (item: Json): boolean => item === 'a';
  expect(someItem(['b', 'a'], isShort)).toBe(true);
  expect(someItem(['b'], isShort)).toBe(false);
  expect(someItem('a', isShort)).toBe(true);
  expect(someItem('b', isShort)).toBe(false);
  expect(someItem(undefined, () => true)).toBe(false);
});

test.each<[Json, boolean]>([
  ['policy/Full', true],
  ['Full', true],
  ['policy/Empty', false],
  // What stands before it may be its beginning.
  ['ull', true],
  ['{{resolve:ssm:/chat/policy}}', true],
  [REF, true],
  [null, true],
  [join('arn:', REF, ':policy/Full'), true],
  [join('arn:', REF, ':policy/Empty'), false],
  [join('policy/Empty', REF), true],
  [join(), true],
  [{ 'Fn::Join': '' }, true],
  [{ 'Fn::Join': ['', ['policy/Empty']], Other: 1 }, true],
])('%j may end in Full: %s', (written, expected) => {
  expect(mayEndIn(written, 'Full')).toBe(expected);
});

test.each<[Json, boolean]>([
  ['Fn::ImportValue', false],
  [[REF, null, 5], false],
  [{ 'Fn::ImportValue': 'ChatPolicy' }, true],
  [[REF, { 'Fn::If': ['IsProd', REF, { 'Fn::ImportValue': 'ChatPolicy' }] }], true],
])('%j holds an import: %s', (written, expected) => {
  expect(holdsImport(written)).toBe(expected);
});
