import { oncePer } from '../../src/collections/once-per';

test('derives once of an object, whatever comes of it', () => {
  const derive = jest.fn((): string | undefined => undefined);
  const derived = oncePer(derive);
  const object = {};
  expect([derived(object), derived(object)]).toStrictEqual([undefined, undefined]);
  expect(derive).toHaveBeenCalledTimes(1);
});

test('keeps what several derive of one object apart', () => {
  const object = { name: 'chat' };
  const length = oncePer(({ name }: typeof object) => name.length);
  const capitals = oncePer(({ name }: typeof object) => name.toUpperCase());
  expect([length(object), capitals(object)]).toEqual([4, 'CHAT']);
});

test('does not take for a copy what was derived of the original', () => {
  const length = oncePer(({ name }: { readonly name: string }) => name.length);
  const object = { name: 'chat' };
  expect([length(object), length({ ...object, name: 'lobby' })]).toEqual([4, 5]);
  expect(JSON.stringify(object)).toBe('{"name":"chat"}');
});
