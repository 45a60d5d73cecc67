import { runInNewContext } from 'node:vm';
import { messageOf, traceOf } from '../../src/engine/error-text';

test('an error is told by its message, with its trace where that is wanted', () => {
  const error = new TypeError('no luck');
  expect(messageOf(error)).toBe('no luck');
  expect(traceOf(error)).toMatch(/^TypeError: no luck\n\s+at /);
});

test('so is an error of another realm, and one without a trace', () => {
  expect(messageOf(runInNewContext('new Error("no luck")'))).toBe('no luck');
  expect(traceOf({ message: 'no luck' })).toBe('no luck');
});

test.each([
  ['a text', 'no luck'],
  ['nothing', undefined],
  ['null', null],
  ['a list', ['no', 'luck']],
])('what is thrown may be %s', (_, thrown) => {
  expect(messageOf(thrown)).toBe(String(thrown));
});

test('what throws again when it is looked at is told in words of this tool', () => {
  const thrown = Object.create(null, {
    message: {
      get: () => {
        throw new Error('again');
      },
    },
  }) as unknown;
  expect([messageOf(thrown), traceOf(thrown)]).toEqual(Array(2).fill('something was thrown that is no text'));
});
