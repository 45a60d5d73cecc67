import { schemaProblems, taken } from '../../../src/engine/config/schema-problems';

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1 },
    size: { type: 'integer', minimum: 3, maximum: 7 },
    kind: { enum: ['big', 'small'] },
    tags: { type: 'array', items: { type: 'string' } },
    when: { anyOf: [{ type: 'string' }, { type: 'null' }], errorMessage: 'a day or null' },
    shared: { $ref: '#/$defs/shared' },
    'a/b': { type: 'boolean' },
  },
  $defs: { shared: { type: 'object', additionalProperties: false, properties: { depth: { minimum: 1 } } } },
};

test.each<[string, object, readonly (readonly [string, string])[]]>([
  ['nothing', { name: 'x', size: 3, kind: 'big', tags: [], when: null, shared: { depth: 1 }, 'a/b': true }, []],
  ['a value below the range', { name: 'x', size: 2 }, [['size', 'is 2; it takes a whole number from 3 to 7']]],
  ['a value above the range', { name: 'x', size: 8 }, [['size', 'is 8; it takes a whole number from 3 to 7']]],
  ['a value of another type', { name: 3 }, [['name', 'is 3; it takes a text that is not empty']]],
  ['an empty text', { name: '' }, [['name', 'is ""; it takes a text that is not empty']]],
  ['a value that is none of some', { name: 'x', kind: 'tall' }, [['kind', 'is "tall"; it takes big, small']]],
  ['an item', { name: 'x', tags: ['a', 1] }, [['tags.1', 'is 1; it takes a text']]],
  ['a value of several forms', { name: 'x', when: 7 }, [['when', 'is 7; it takes a day or null']]],
  ['a misspelt key', { name: 'x', tag: [] }, [['tag', 'no key "tag"; did you mean "tags"?']]],
  [
    'a key behind a reference',
    { name: 'x', shared: { dept: 1 } },
    [['shared.dept', 'no key "dept"; did you mean "depth"?']],
  ],
  [
    'a value behind a reference',
    { name: 'x', shared: { depth: 0 } },
    [['shared.depth', 'is 0; it takes a value of at least 1']],
  ],
  ['a key with a slash', { name: 'x', 'a/b': 1 }, [['a/b', 'is 1; it takes true or false']]],
  [
    'a key with half of a character',
    { name: 'x', tags: { 'a\ud800': 1 } },
    [['tags', 'has the key "a\\ud800", which is no text']],
  ],
  ['a key that is missing', {}, [['', 'has no "name"']]],
  [
    'a key that is misspelt before one that is missing',
    { nam: 'x' },
    [
      ['nam', 'no key "nam"; did you mean "name"?'],
      ['', 'has no "name"'],
    ],
  ],
])('%s', (_, value, problems) => {
  expect(schemaProblems(SCHEMA, value).map(({ path, message }) => [path.join('.'), message])).toEqual(problems);
});

test('a key that every object inherits is no key of a schema', () => {
  const value: unknown = JSON.parse('{"name":"x","__proto__":1,"constructor":2}');
  expect(schemaProblems(SCHEMA, value).map(({ message }) => message)).toEqual([
    expect.stringContaining('no key "__proto__"'),
    expect.stringContaining('no key "constructor"'),
  ]);
});

describe('what a schema takes, in words', () => {
  test.each<[Parameters<typeof taken>[0], string]>([
    [{ enum: ['a', 'b'] }, 'a, b'],
    [{ const: 1 }, '1'],
    [{ type: 'number', minimum: 1, maximum: 3 }, 'a number from 1 to 3'],
    [{ type: 'number', minimum: 1 }, 'a number of at least 1'],
    [{ type: 'number', maximum: 3 }, 'a number of at most 3'],
    [{ type: 'string', pattern: '^a' }, 'a text like "^a"'],
    [{ type: 'array', minItems: 1, maxItems: 2 }, 'a list of 1 to 2 items'],
    [{ type: 'array', minItems: 1 }, 'a list that is not empty'],
    [{ description: 'a day' }, 'a day'],
    [{}, 'another value'],
  ])('%j', (schema, words) => {
    expect(taken(schema)).toBe(words);
  });
});
