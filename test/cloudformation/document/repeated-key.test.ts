import { refuseRepeatedKeys } from '../../../src/cloudformation/document/repeated-key';

const refusal = (text: string): string | undefined => {
  try {
    refuseRepeatedKeys(text, 'file');
    return undefined;
  } catch (error) {
    const { position, message } = error as { readonly position: object; readonly message: string };
    return `${Object.values(position).join(':')} ${message}`;
  }
};

test.each([
  ['JSON', '{\n  "a": 1,\n  "b": {"a": 1},\n  "a": 2\n}', '4:3'],
  ['JSON, spelled with an escape', '{"a": 1, "\\u0061": 2}', '1:10'],
  ['YAML', 'b:\n  a: 1\na: 1\na: 2\n', '4:1'],
  ['YAML, deep inside', 'list:\n  - {a: 1, b: 2, a: 3}\n', '2:18'],
  ['behind a byte order mark', '\ufeff{"a": 1, "a": 2}', '1:10'],
])('a key that is written twice is refused: %s', (_, text, place) => {
  expect(refusal(text)).toBe(`${place} the key "a" is written twice; keep one of them`);
});

test.each(['{"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]}', 'a:\n  a: 1\nb:\n  - a: 1\n  - a: 1\n'])(
  'the same key in different places is none that is written twice: %j',
  (text) => {
    expect(refusal(text)).toBeUndefined();
  },
);
