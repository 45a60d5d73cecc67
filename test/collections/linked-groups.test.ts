import { linkedGroups } from '../../src/collections/linked-groups';

/** Groups of letters, of which each is linked to those that stand behind it. */
function groups(links: Readonly<Record<string, string>>): string[] {
  return linkedGroups(Object.keys(links), (item) => links[item] ?? '').map((group) => group.join(''));
}

test('items that are not linked are groups of their own, in order', () => {
  expect(groups({ b: '', a: '', c: '' })).toEqual(['b', 'a', 'c']);
});

test('links count both ways, and through others', () => {
  expect(groups({ a: 'c', b: '', c: '', d: 'c' })).toEqual(['acd', 'b']);
});

test('links in a circle, to itself and to what is no item end', () => {
  expect(groups({ a: 'b', b: 'a', c: 'cx' })).toEqual(['ab', 'c']);
});

test('an item that is there twice is there once', () => {
  expect(linkedGroups(['a', 'a'], () => [])).toEqual([['a']]);
});

test('a chain is as long as it likes', () => {
  const items = Array.from({ length: 50_000 }, (_, index) => index);
  expect(linkedGroups(items, (item) => [item + 1])).toHaveLength(1);
});
