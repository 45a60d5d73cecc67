import { shorten } from '../../src/report/escape';

test('a text that is too long is cut, and says so', () => {
  expect(shorten('connect', 7)).toBe('connect');
  expect(shorten('disconnect', 7)).toBe('discon…');
});

test('a character of two code units is not cut in half', () => {
  expect(shorten('ab🚀cd', 4)).toBe('ab…');
});
