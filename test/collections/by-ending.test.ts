import { ByEnding } from '../../src/collections/by-ending';

const index = new ByEnding<string>();
for (const text of ['', 'send', '/send', '/live/send', '/live/a/send', '/receive']) index.add(text, text);

const found = (end: string): readonly string[] => [...new Set([...index.groups(end)].flat())].sort();

test('finds what a text ends in, and what ends in the text', () => {
  expect(found('/send')).toEqual(['', '/live/a/send', '/live/send', '/send', 'send']);
});

test('finds what a longer text ends in', () => {
  expect(found('/prod/resend')).toEqual(['', 'send']);
});

test('leaves out what has another ending', () => {
  expect(found('/join')).toEqual(['']);
  expect(new ByEnding<string>().groups('/join')[Symbol.iterator]().next().done).toBe(true);
});

test('one text may have several things, in order', () => {
  const several = new ByEnding<number>();
  several.add('send', 1);
  several.add('send', 2);
  expect([...several.groups('/send')]).toEqual([[1, 2]]);
});
