import { addComparable } from '../../../src/rules/support/comparable';

test('further ones are compared with the first fifty of their key', () => {
  const byKey = new Map<string, number[]>();
  for (let at = 0; at < 60; at++) addComparable(byKey, 'live', at);
  addComparable(byKey, 'beta', 60);
  expect([...byKey].map(([key, items]) => [key, items.length, items.at(-1)])).toEqual([
    ['live', 50, 49],
    ['beta', 1, 60],
  ]);
});
