import { addTo, grouped, groupedPairs } from '../../src/collections/grouped';

test('items are grouped by what a function answers, groups and items in order', () => {
  const byLength = grouped(['dev', 'live', 'qa', 'test', 'uat'], ({ length }) => length);
  expect([...byLength]).toEqual([
    [3, ['dev', 'uat']],
    [4, ['live', 'test']],
    [2, ['qa']],
  ]);
});

test('pairs are grouped by their keys, of any kind', () => {
  const key = {};
  expect([...groupedPairs([[key, 1] as const, [key, 2] as const])]).toEqual([[key, [1, 2]]]);
});

test('an item joins the group of its key, or begins it', () => {
  const groups = new Map([['a', [1]]]);
  addTo(groups, 'a', 2);
  addTo(groups, 'b', 3);
  expect([...groups]).toEqual([
    ['a', [1, 2]],
    ['b', [3]],
  ]);
});
