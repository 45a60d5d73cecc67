import { TEMPLATE_SHAPE } from '../../../src/cloudformation/document/read-template';
import { unrollLoops } from '../../../src/cloudformation/document/unroll-loops';
import { yamlSource } from '../../../src/cloudformation/document/yaml-source';
import { reports, template, unknowns } from '../../support/findings';

const EXTENSIONS = 'Transform: AWS::LanguageExtensions';

const read = (text: string) => yamlSource(text, 'template.yaml', TEMPLATE_SHAPE);
const unrolled = (text: string, sections = EXTENSIONS, hasDefaults = true) =>
  unrollLoops(read(`${sections}\nResources:\n${text}`), hasDefaults);
const resources = (...args: Parameters<typeof unrolled>): unknown => unrolled(...args).root.Resources;
/** A loop that makes a topic for each thing. */
const topics = (collection: string, body = "'Topic${Name}': { Type: AWS::SNS::Topic }"): string =>
  `  Fn::ForEach::Topics: [Name, ${collection}, { ${body} }]`;
const TWO = { TopicA: { Type: 'AWS::SNS::Topic' }, TopicB: { Type: 'AWS::SNS::Topic' } };
const parameter = (type: string, value = 'A, B'): string =>
  `${EXTENSIONS}\nParameters: { Names: { Type: ${type}, Default: '${value}' }, One: { Type: String, Default: A } }`;

describe('a loop is written out', () => {
  test.each([
    ['over a list', '[A, B]', EXTENSIONS],
    ['beside another transform', '[A, B]', 'Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]'],
    ['over a list parameter with a default', '!Ref Names', parameter('CommaDelimitedList')],
    ['over a list of numbers and the like', '!Ref Names', parameter('List<String>')],
    ['over texts that are parameters', '[!Ref One, B]', parameter('String')],
    [
      'over a mapping',
      '!FindInMap [Names, all, names]',
      `${EXTENSIONS}\nMappings: { Names: { all: { names: [A, B] } } }`,
    ],
  ])('%s', (_, collection, sections) => {
    expect(resources(topics(collection), sections)).toEqual(TWO);
  });

  test('over numbers, one of them the default of a parameter', () => {
    const sections = `${EXTENSIONS}\nParameters: { One: { Type: Number, Default: 1 } }`;
    expect(Object.keys(resources(topics('[!Ref One, 2, true]'), sections) as object)).toEqual([
      'Topic1',
      'Topic2',
      'Topictrue',
    ]);
  });

  test('over an empty list, into nothing', () => {
    expect(resources(topics('[]'))).toEqual({});
  });

  test('with what its identifier stands for in names, texts and references', () => {
    const body =
      "'&{Name}Topic': { Type: AWS::SNS::Topic, Properties: { TopicName: 'x-${Name}', Tags: [!Ref Name, !Ref Other, !Sub '${Name}.${Other}'] } }";
    expect(resources(topics('[a-1]', body))).toEqual({
      a1Topic: {
        Type: 'AWS::SNS::Topic',
        Properties: { TopicName: 'x-a-1', Tags: ['a-1', { Ref: 'Other' }, { 'Fn::Sub': 'a-1.${Other}' }] },
      },
    });
  });

  test('inside of another loop, whose identifier may say what it runs over', () => {
    const inner = "'Fn::ForEach::Inner': [Part, !FindInMap [Parts, !Ref Name, all], { '${Name}${Part}': { Type: X } }]";
    const sections = `${EXTENSIONS}\nMappings: { Parts: { A: { all: [x, y] }, B: { all: [1] } } }`;
    expect(resources(topics('[A, B]', inner), sections)).toEqual({
      Ax: { Type: 'X' },
      Ay: { Type: 'X' },
      B1: { Type: 'X' },
    });
  });

  test('in the properties of a resource, beside others', () => {
    const text =
      "  Topic: { Type: X, Properties: { A: 1, 'Fn::ForEach::More': [Name, [B, C], { '${Name}': '${Name}' }] } }";
    expect(resources(text)).toEqual({ Topic: { Type: 'X', Properties: { A: 1, B: 'B', C: 'C' } } });
  });

  test('in conditions and outputs', () => {
    const sections = `${EXTENSIONS}
Conditions: { 'Fn::ForEach::Is': [Name, [A], { 'Is\${Name}': !Equals [!Ref Name, A] }] }
Outputs: { 'Fn::ForEach::Out': [Name, [A], { 'Out\${Name}': { Value: !Ref Name } }] }`;
    expect(unrolled('  Topic: { Type: X }', sections).root).toMatchObject({
      Conditions: { IsA: { 'Fn::Equals': ['A', 'A'] } },
      Outputs: { OutA: { Value: 'A' } },
    });
  });
});

describe('a loop stays as it is', () => {
  test.each([
    ['without the transform', '[A, B]', ''],
    [
      'over a parameter without a default',
      '!Ref Names',
      `${EXTENSIONS}\nParameters: { Names: { Type: CommaDelimitedList } }`,
    ],
    ['over a text', '!Ref Names', parameter('String')],
    ['over what is read from SSM', '!Ref Names', parameter('AWS::SSM::Parameter::Value<List<String>>')],
    ['over a dynamic reference', '!Ref Names', parameter('CommaDelimitedList', '{{resolve:ssm:/names}}')],
    ['over what a function makes', '!Split [",", !ImportValue Names]', EXTENSIONS],
    ['over a list with a part that is open', '[A, !Ref AWS::Region]', EXTENSIONS],
    ['over a list with what a function makes in it', '[A, !GetAtt Topic.TopicName]', EXTENSIONS],
    ['over a list in a list', '[A, [B]]', EXTENSIONS],
    ['over no mapping', '!FindInMap [Gone, all, names]', EXTENSIONS],
    ['over a mapping with an open key', '!FindInMap [Names, !Ref AWS::Region, names]', EXTENSIONS],
    ['over a parameter without a type', '!Ref Names', `${EXTENSIONS}\nParameters: { Names: { Default: A } }`],
    ['over a parameter that is not there', '[!Ref Names]', EXTENSIONS],
    ['over a text that stands for itself', 'A', EXTENSIONS],
  ])('%s', (_, collection, sections) => {
    expect(Object.keys(resources(topics(collection), sections) as object)).toEqual(['Fn::ForEach::Topics']);
  });

  test.each(['[Name, [A]]', '[[Name], [A], { A: {} }]', '[Name, [A], text]', 'text'])('written as %s', (loop) => {
    expect(Object.keys(resources(`  Fn::ForEach::Topics: ${loop}`) as object)).toEqual(['Fn::ForEach::Topics']);
  });

  test('over a parameter that a stack around may set', () => {
    const text = topics('!Ref Names');
    expect(Object.keys(resources(text, parameter('CommaDelimitedList'), false) as object)).toEqual([
      'Fn::ForEach::Topics',
    ]);
  });

  test('where loops in loops make more than any template has', () => {
    const many = `[${Array.from({ length: 100 }, (_, index) => index).join(', ')}]`;
    const inside = (depth: number): string =>
      depth === 0 ? "'${A}': { Type: X }" : `'Fn::ForEach::L${depth}': [B${depth}, ${many}, { ${inside(depth - 1)} }]`;
    const source = read(`${EXTENSIONS}\nResources:\n  Fn::ForEach::All: [A, ${many}, { ${inside(3)} }]`);
    expect(unrollLoops(source, true)).toBe(source);
  });

  test.each([
    ['many rounds that make nothing', '{}', Array.from({ length: 1000 }, (_, index) => String(index))],
    [
      'long texts',
      `{ 'A\${A}': '\${A}\${A}\${A}\${A}' }`,
      Array.from({ length: 50 }, (_, index) => String(index).padEnd(2000, 'x')),
    ],
  ])('where %s add up', (_, body, items) => {
    const many = JSON.stringify(items);
    const inner = `{ 'Fn::ForEach::Inner': [B, ${many}, ${body}] }`;
    const source = read(
      `${EXTENSIONS}\nResources:\n  Fn::ForEach::All: [A, ${many}, { 'Fn::ForEach::Middle': [C, ${many}, ${inner}] }]`,
    );
    expect(unrollLoops(source, true)).toBe(source);
  });

  test('where values are nested deeper than any are', () => {
    const deep = `${'['.repeat(300)}${']'.repeat(300)}`;
    const source = read(`${EXTENSIONS}\nResources:\n${topics('[A]')}\n  Deep: { Type: X, Properties: { A: ${deep} } }`);
    expect(unrollLoops(source, true)).toBe(source);
  });
});

test('a template without loops is itself', () => {
  const source = read(`${EXTENSIONS}\nResources: { Topic: { Type: AWS::SNS::Topic } }`);
  expect(unrollLoops(source, true)).toBe(source);
});

test('what a loop makes stands where its body is written', () => {
  const source = unrolled(`  First: { Type: X }
  Fn::ForEach::Topics:
    - Name
    - [A, B]
    - Topic\${Name}:
        Type: AWS::SNS::Topic
        Properties:
          \${Name}Tags: []`);
  expect(source.locate(['Resources', 'First'])).toEqual({ line: 3, column: 3 });
  expect(source.locate(['Resources', 'TopicB'])).toEqual({ line: 7, column: 7 });
  expect(source.locate(['Resources', 'TopicB', 'Properties', 'BTags', 0])).toEqual({ line: 10, column: 11 });
  expect(source.locate(['Resources', 'TopicB', 'Properties', 'Missing'])).toEqual({ line: 9, column: 9 });
  expect(source.locate(['Resources', 'TopicB', 'Properties', 'Missing', 'Below'])).toEqual({ line: 9, column: 9 });
  expect(source.locate(['Resources', 'TopicB', 'Properties', 'BTags', 0, 'Key'])).toEqual({ line: 10, column: 11 });
});

describe('policies', () => {
  const routes = (connect: string): string => `${EXTENSIONS}
Resources:
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action } }
  Fn::ForEach::Routes:
    - Key
    - [connect, disconnect]
    - Route\${Key}: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: !Sub '$\${Key}'${connect} } }`;

  test('judge what a loop makes', () => {
    expect(reports('connect-route-authorized', routes(''))).toEqual(['Routeconnect AuthorizationType']);
    const guarded = routes(', AuthorizationType: AWS_IAM');
    expect(reports('connect-route-authorized', guarded)).toEqual([]);
    expect(unknowns('connect-route-authorized', guarded)).toEqual([]);
    expect(reports('authorizer-only-on-connect', guarded)).toEqual(['Routedisconnect AuthorizationType']);
  });

  test('do not take the default of a parameter for what a stack around sets', () => {
    const child = routes('')
      .replace('Resources:', 'Parameters: { Keys: { Type: CommaDelimitedList, Default: connect } }\nResources:')
      .replace('[connect, disconnect]', '!Ref Keys');
    expect(reports('connect-route-authorized', child)).toEqual(['Routeconnect AuthorizationType']);
    const parent = template('Resources: { Child: { Type: AWS::CloudFormation::Stack } }', 'parent.yaml');
    const around = { ...parent, nested: new Map([['Child', 'child.yaml']]) };
    expect(reports('connect-route-authorized', around, template(child, 'child.yaml'))).toEqual([]);
  });
});
