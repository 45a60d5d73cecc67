import fc from 'fast-check';
import type { Json } from '../../../src/cloudformation/document/json';
import { jsonSource } from '../../../src/cloudformation/document/json-source';
import { pathsIn, textAt } from '../../support/positions';

const SHAPE = 'a template is an object with a Resources section';
const read = (text: string): ReturnType<typeof jsonSource> => jsonSource(text, 'template.json', SHAPE);

const text = `{
  "Resources": {
    "Stage": {
      "Type": "AWS::ApiGatewayV2::Stage",
      "Properties": { "StageName": "live", "Tags": [ "a", { "b": [1, 2] } ] }
    }
  }
}
`;

describe('a value is located at its key, an item of a list at itself', () => {
  test.each([
    [[], '{'],
    [['Resources'], '"Resources": {'],
    [['Resources', 'Stage', 'Type'], '"Type": "AWS::ApiGatewayV2::Stage",'],
    [['Resources', 'Stage', 'Properties', 'StageName'], '"StageName": "live", "Tags": [ "a", { "b": [1, 2] } ] }'],
    [['Resources', 'Stage', 'Properties', 'Tags', 0], '"a", { "b": [1, 2] } ] }'],
    [['Resources', 'Stage', 'Properties', 'Tags', 1, 'b', 1], '2] } ] }'],
  ])('%j', (path, expected) => {
    expect(textAt(text, read(text).locate(path))).toBe(expected);
  });
});

describe('what is not there is located at the nearest block that is', () => {
  test.each([
    [['Outputs'], '{'],
    [['Resources', 'Stage', 'Properties', 'AccessLogSettings', 'Format'], '"Properties": {'],
    [['Resources', 'Stage', 'Properties', 'Tags', 7], '"Tags": ['],
    [['Resources', 'Stage', 'Properties', 'StageName', 'Fn::If', 1], '"StageName": "live"'],
  ])('%j', (path, expected) => {
    expect(textAt(text, read(text).locate(path)).startsWith(expected)).toBe(true);
  });
});

test('of a key that is written twice, the last counts', () => {
  const twice = '{ "A": { "x": 1 },\n  "A": { "y": 2 } }';
  const source = read(twice);
  expect(source.root).toEqual({ A: { y: 2 } });
  expect(source.locate(['A'])).toEqual({ line: 2, column: 3 });
  expect(source.locate(['A', 'y'])).toEqual({ line: 2, column: 10 });
});

test('keys with escapes, quotes and braces inside are found', () => {
  const keys = '{ "a\\u0062\\"}{": { "\\\\": [ "]\\\\" , 5 ] } }';
  const source = read(keys);
  expect(textAt(keys, source.locate(['ab"}{', '\\', 1]))).toBe('5 ] } }');
});

test('lines that end as on Windows, and tabs, count as one column each', () => {
  const windows = '{\r\n\t"A": {\r\n\t\t"B": 1\r\n\t}\r\n}';
  expect(read(windows).locate(['A', 'B'])).toEqual({ line: 3, column: 3 });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a key like any other', (key) => {
  const hostile = `{ "${key}": { "${key}": 1 } }`;
  const source = read(hostile);
  expect(Object.keys(source.root)).toEqual([key]);
  expect(source.locate([key, key])).toEqual({ line: 1, column: 3 + key.length + 2 + 4 });
  expect(read('{ "A": {} }').locate([key])).toEqual({ line: 1, column: 1 });
});

test.each(['[]', '1', '"Resources"', 'null', 'true'])('%s is no object', (json) => {
  expect(() => read(json)).toThrow(SHAPE);
});

test('every value of every document is located where it is written', () => {
  const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'Fn::Sub', '"', '\\', '{', ','));
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const documents = fc.dictionary(key, tree, { maxKeys: 5 }).map((one) => JSON.parse(JSON.stringify(one)) as Json);
  fc.assert(
    fc.property(documents, fc.constantFrom(0, 1, 2, '\t'), (document, indent) => {
      const written = JSON.stringify(document, null, indent);
      const source = jsonSource(written, 'any.json', SHAPE);
      for (const path of pathsIn(document)) {
        const { line, column } = source.locate(path);
        const rest = written
          .split('\n')
          .slice(line - 1)
          .join('\n')
          .slice(column - 1);
        const last = path.at(-1);
        let value: unknown = document;
        for (const step of path) value = (value as Record<string | number, unknown>)[step];
        const json = JSON.stringify(value);
        const item = typeof value === 'object' && value !== null ? json.charAt(0) : json;
        const starts = typeof last === 'string' ? `${JSON.stringify(last)}:` : item;
        expect(rest.startsWith(starts)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
