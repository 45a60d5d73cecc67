import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Json } from '../../../src/cloudformation/document/json';
import { jsonSource } from '../../../src/cloudformation/document/json-source';
import { yamlSource } from '../../../src/cloudformation/document/yaml-source';
import { pathsIn, textAt } from '../../support/positions';

const SHAPE = 'a template is an object with a Resources section';
const read = (text: string): ReturnType<typeof yamlSource> => yamlSource(text, 'template.yaml', SHAPE);
const value = (text: string): unknown => read(`A: ${text}`).root.A;

describe('every short form is written out', () => {
  test.each<[string, unknown]>([
    ['!Ref Api', { Ref: 'Api' }],
    ['!Condition IsProd', { Condition: 'IsProd' }],
    ['!GetAtt Api.ApiEndpoint', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }],
    ['!GetAtt Nested.Outputs.ApiId', { 'Fn::GetAtt': ['Nested', 'Outputs.ApiId'] }],
    ['!GetAtt [Nested, Outputs.ApiId]', { 'Fn::GetAtt': ['Nested', 'Outputs.ApiId'] }],
    ["!Sub '${Api}-x'", { 'Fn::Sub': '${Api}-x' }],
    ["!Sub ['${A}', {A: !Ref Api}]", { 'Fn::Sub': ['${A}', { A: { Ref: 'Api' } }] }],
    ["!Join ['/', [integrations, !Ref Api]]", { 'Fn::Join': ['/', ['integrations', { Ref: 'Api' }]] }],
    [
      "!Select [1, !Split [':', !GetAtt Api.Arn]]",
      { 'Fn::Select': [1, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Api', 'Arn'] }] }] },
    ],
    ['!If [IsProd, [!Ref A], !Ref AWS::NoValue]', { 'Fn::If': ['IsProd', [{ Ref: 'A' }], { Ref: 'AWS::NoValue' }] }],
    ['[!If [IsProd, a, b], c]', [{ 'Fn::If': ['IsProd', 'a', 'b'] }, 'c']],
    ['!FindInMap [Map, !Ref Env, Rate]', { 'Fn::FindInMap': ['Map', { Ref: 'Env' }, 'Rate'] }],
    ['!ImportValue api-id', { 'Fn::ImportValue': 'api-id' }],
    ["!ImportValue {'Fn::Sub': '${Env}-id'}", { 'Fn::ImportValue': { 'Fn::Sub': '${Env}-id' } }],
    [
      '!GetStackOutput {StackName: Core, OutputName: ApiId}',
      { 'Fn::GetStackOutput': { StackName: 'Core', OutputName: 'ApiId' } },
    ],
    ['!Base64 {Fn::Sub: x}', { 'Fn::Base64': { 'Fn::Sub': 'x' } }],
    ['{Fn::Base64: !Sub x}', { 'Fn::Base64': { 'Fn::Sub': 'x' } }],
    ["!GetAZs ''", { 'Fn::GetAZs': '' }],
    ['!Cidr [10.0.0.0/16, 4, 8]', { 'Fn::Cidr': ['10.0.0.0/16', 4, 8] }],
    ['!Equals [!Ref Env, prod]', { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] }],
    [
      '!And [!Condition A, !Not [!Condition B]]',
      { 'Fn::And': [{ Condition: 'A' }, { 'Fn::Not': [{ Condition: 'B' }] }] },
    ],
    ['!Or [!Condition A, !Condition B]', { 'Fn::Or': [{ Condition: 'A' }, { Condition: 'B' }] }],
    ['!Length [1, 2]', { 'Fn::Length': [1, 2] }],
    ['!ToJsonString {a: 1}', { 'Fn::ToJsonString': { a: 1 } }],
    [
      '!Transform {Name: AWS::Include, Parameters: {Location: s3://b/k}}',
      { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } },
    ],
  ])('%s', (short, long) => {
    expect(value(short)).toEqual(long);
  });
});

describe('scalars are what CloudFormation takes them for', () => {
  test.each<[string, Json]>([
    ['012345678901', '012345678901'],
    ['111122223333', 111122223333],
    ['12345678901234567890', '12345678901234567890'],
    ['2012-10-17', '2012-10-17'],
    ['2010-09-09T00:00:00Z', '2010-09-09T00:00:00Z'],
    ['yes', true],
    ['On', true],
    ['no', false],
    ['OFF', false],
    ['"yes"', 'yes'],
    ["'off'", 'off'],
    ['!!str no', 'no'],
    ['y', 'y'],
    ['true', true],
    ['"true"', 'true'],
    ['29000', 29000],
    ['"29000"', '29000'],
    ['0.5', 0.5],
    ['1_000', '1_000'],
    ['12:30', '12:30'],
    ['$connect', '$connect'],
    ['', null],
    ['~', null],
    ['"\\u0041\\n"', 'A\n'],
  ])('%s', (written, expected) => {
    expect(value(written)).toEqual(expected);
  });

  test('keys are text, whatever they look like', () => {
    expect(Object.keys(read('012345678901: 1\non: 2\n2012-10-17: 3\ntrue: 4').root)).toEqual([
      '012345678901',
      'on',
      '2012-10-17',
      'true',
    ]);
  });

  test('folded and literal blocks', () => {
    expect(read('A: >-\n  one\n  two\nB: |\n  one\n  two\n').root).toEqual({ A: 'one two', B: 'one\ntwo\n' });
  });

  test('in documents that are no templates, yes and off are text', () => {
    expect(yamlSource('a: off\nb: yes', 'guard.yaml', SHAPE, '1.2').root).toEqual({ a: 'off', b: 'yes' });
  });
});

describe('positions', () => {
  const text = [
    '# A chat',
    'Resources:',
    '  Stage: # the only one',
    '    Type: AWS::ApiGatewayV2::Stage',
    '    Properties:',
    '      StageName: !Sub',
    "        - '${Name}-x'",
    '        - Name: !Ref Env',
    '      Tags: {a: 1, b: [2, !If [IsProd, 3, !GetAtt A.B]]}',
    '      List:',
    '        - one',
    '        -   two: 2',
  ].join('\n');

  test.each([
    [[], 'Resources:'],
    [['Resources', 'Stage'], 'Stage: # the only one'],
    [['Resources', 'Stage', 'Properties', 'StageName'], 'StageName: !Sub'],
    [['Resources', 'Stage', 'Properties', 'StageName', 'Fn::Sub', 1, 'Name', 'Ref'], 'Name: !Ref Env'],
    [['Resources', 'Stage', 'Properties', 'StageName', 'Fn::Sub', 0], "'${Name}-x'"],
    [['Resources', 'Stage', 'Properties', 'Tags', 'b', 0], '2, !If [IsProd, 3, !GetAtt A.B]]}'],
    [['Resources', 'Stage', 'Properties', 'Tags', 'b', 1, 'Fn::If', 1], '3, !GetAtt A.B]]}'],
    [['Resources', 'Stage', 'Properties', 'List', 0], 'one'],
    [['Resources', 'Stage', 'Properties', 'List', 1, 'two'], 'two: 2'],
    [['Resources', 'Stage', 'Properties', 'AccessLogSettings', 'Format'], 'Properties:'],
    [['Resources', 'Other', 'Type'], 'Resources:'],
    [['Outputs'], 'Resources:'],
  ])('%j', (path, expected) => {
    expect(textAt(text, read(text).locate(path))).toBe(expected);
  });

  test('lines that end as on Windows', () => {
    expect(read(text.replaceAll('\n', '\r\n')).locate(['Resources', 'Stage', 'Type'])).toEqual({ line: 4, column: 5 });
  });

  test('the last of a key that is written twice', () => {
    const source = read('A: {x: 1}\nA: {y: 2}');
    expect(source.root).toEqual({ A: { y: 2 } });
    expect(source.locate(['A', 'y'])).toEqual({ line: 2, column: 5 });
  });
});

describe('anchors, aliases and merge keys', () => {
  const text = [
    'Common: &common',
    '  ApiId: !Ref Api',
    '  StageName: live',
    'More: &more { Description: more }',
    'Resources:',
    '  One: *common',
    '  Two:',
    '    StageName: two',
    '    <<: *common',
    '  Three:',
    '    <<: [*more, *common]',
    '    Description: three',
  ].join('\n');

  test('are written out; what is written explicitly wins, wherever it stands', () => {
    const api = { Ref: 'Api' };
    expect(read(text).root.Resources).toEqual({
      One: { ApiId: api, StageName: 'live' },
      Two: { ApiId: api, StageName: 'two' },
      Three: { ApiId: api, StageName: 'live', Description: 'three' },
    });
  });

  test.each([
    [['Resources', 'One', 'ApiId'], 'ApiId: !Ref Api'],
    [['Resources', 'Two', 'StageName'], 'StageName: two'],
    [['Resources', 'Two', 'ApiId'], 'ApiId: !Ref Api'],
    [['Resources', 'Three', 'StageName'], 'StageName: live'],
    [['Resources', 'Three', 'Tags'], 'Three:'],
  ])('%j is located where it is written', (path, expected) => {
    expect(textAt(text, read(text).locate(path))).toBe(expected);
  });

  test('an anchor takes its tag along', () => {
    expect(read('A: &a !Ref Api\nB: *a').root.B).toEqual({ Ref: 'Api' });
  });

  test('an alias can be a key', () => {
    expect(read('A: &a StageName\nB: { *a : live }').root.B).toEqual({ StageName: 'live' });
  });
});

test.each(['__proto__', 'constructor', 'toString'])('%s is a key like any other', (key) => {
  const source = read(`${key}: {${key}: 1}\nB: &b {${key}: 2}\nC: {<<: *b}`);
  expect(Object.keys(source.root)).toEqual([key, 'B', 'C']);
  expect(JSON.stringify(source.root.C)).toBe(`{"${key}":2}`);
  expect(source.locate([key, key])).toEqual({ line: 1, column: key.length + 4 });
});

test('a document says the same in YAML and in JSON', () => {
  // YAML 1.1 reads the key `<<` as a merge, whatever a printer makes of it.
  const key = fc.string().filter((text) => text !== '<<');
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const documents = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5 });
  fc.assert(
    fc.property(documents, (one) => {
      const json = JSON.stringify(one);
      const document = JSON.parse(json) as Json;
      expect(yamlSource(json, 'flow.yaml', SHAPE).root).toEqual(document);
      expect(JSON.stringify(read(stringify(document, { version: '1.1' })).root)).toBe(JSON.stringify(document));
      const [inJson, inYaml] = [jsonSource(json, 'a.json', SHAPE), yamlSource(json, 'a.yaml', SHAPE)];
      for (const path of pathsIn(document)) expect(inYaml.locate(path)).toEqual(inJson.locate(path));
    }),
    { numRuns: 100 },
  );
});

describe('what CloudFormation reads though YAML 1.2 wants more indentation', () => {
  test.each([
    ['a quoted text', 'Resources:\n  A: "one\ntwo"\n  B: 1\n', { A: 'one two', B: 1 }],
    ['a text in single quotes', "Resources:\n  A: 'one\n two'\n  B: 1\n", { A: 'one two', B: 1 }],
    ['a flow map', 'Resources:\n  A: {a: 1,\n b: "x\ny"}\n  B: 1\n', { A: { a: 1, b: 'x y' }, B: 1 }],
    ['a flow map that ends below its key', 'Resources:\n  A: {\n  a: 1\n}\n  B: 1\n', { A: { a: 1 }, B: 1 }],
    ['a flow list', 'Resources:\n  - [a,\nb]\n  - !Sub "c\nd"\n', [['a', 'b'], { 'Fn::Sub': 'c d' }]],
  ])('%s', (_, text, expected) => {
    const source = read(text);
    expect(source.root).toEqual({ Resources: expected });
    if (!Array.isArray(expected)) expect(textAt(text, source.locate(['Resources', 'B']))).toBe('B: 1');
  });

  test.each(['A: [1,\n2\nB: 3', 'A: "open\nB: 3', 'A:\n   B: 1\n  C: 2\n'])('what is broken stays so: %j', (text) => {
    expect(() => read(text)).toThrow(/^[^\n]+$/);
  });
});

describe('aliases', () => {
  test('stand for the last anchor of their name before them', () => {
    expect(read('a: &x 1\nb: *x\nc: &x 2\nd: *x\n').root).toEqual({ a: 1, b: 1, c: 2, d: 2 });
    expect(() => read('a: &x 1\nb: &x [*x]\n')).toThrow(
      'the alias *x is inside of the value with the anchor &x, which cannot contain itself',
    );
  });

  test('are keys as well', () => {
    expect(read('a: &x Api\nb: { *x : 1 }\n').root).toEqual({ a: 'Api', b: { Api: 1 } });
  });

  test('that are many are read in one go, and located', () => {
    const count = 20_000;
    const lines = Array.from(
      { length: count },
      (_, index) => `  R${index}: { <<: *a${index}, x: &a${index + 1} { k: 1 } }`,
    );
    const text = `a: &a0 { k: 1 }\nResources:\n${lines.join('\n')}\n`;
    const source = read(text);
    expect(Object.keys(source.root.Resources ?? {})).toHaveLength(count);
    for (let index = 0; index < count; index++)
      expect(source.locate(['Resources', `R${index}`, 'x']).line).toBe(index + 3);
  });
});

test('a key that is a map or a list is called by its place, whatever is in it', () => {
  expect(read('Name: {{ name }}').root).toEqual({ Name: { 'key at 7': null } });
  expect(read('? [a, b]\n: c').root).toEqual({ 'key at 2': 'c' });
  expect(read('? <<: *a\n: c\nB: 1').root).toEqual({ 'key at 4': 'c', B: 1 });
  expect(read('A: &a { <<: 1 }\n? *a\n: c').root).toEqual({ A: {}, 'key at 6': 'c' });
});
