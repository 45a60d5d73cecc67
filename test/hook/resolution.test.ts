import type { Json } from '../../src/cloudformation/document/json';
import { isObject, own, ownObject } from '../../src/cloudformation/document/json';
import { readTemplate } from '../../src/cloudformation/document/read-template';
import { resolvedTemplate } from '../../src/hook/change-set';

const LATER = '{{changeSet:KNOWN_AFTER_APPLY}}';
const HEAD = `
Parameters:
  Env: { Type: String, Default: dev }
  Zones: { Type: CommaDelimitedList }
  Secret: { Type: String, NoEcho: 'true' }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsEu: !Equals [!Ref Zones, eu]`;

/** What is known of a property, and of conditions and parameters, once CloudFormation has said what it becomes. */
interface Known {
  /** Undefined where the property is absent. */
  readonly value: Json | undefined;
  /** The conditions that are decided: `IsProd`, `not IsEu`. */
  readonly holds: readonly string[];
  /** The value of parameter `Env` where it is known. */
  readonly env?: Json;
}

function known(written: string, given: Json | undefined, action = 'CREATE'): Known {
  const text = `${HEAD}
Resources:
  Other: { Type: AWS::SNS::Topic }
  It: { Type: AWS::SNS::Topic, Properties: { Name: ${written} } }
`;
  const afterContext = JSON.stringify({ Properties: given === undefined ? {} : { Name: given } });
  const change = { action, logicalResourceId: 'It', resourceType: 'AWS::SNS::Topic', afterContext };
  const { root } = resolvedTemplate(readTemplate(text, 'template.yaml'), [change]);
  const env = ownObject(ownObject(root, 'Parameters'), 'Env');
  const holds = Object.entries(ownObject(root, 'Conditions')).flatMap(([name, condition]) => {
    const sides = isObject(condition) ? own(condition, 'Fn::Equals') : undefined;
    const [one, other] = Array.isArray(sides) ? (sides as readonly Json[]) : [];
    if (one !== 'yes') return [];
    return [other === 'yes' ? name : `not ${name}`];
  });
  return {
    value: own(ownObject(ownObject(ownObject(root, 'Resources'), 'It'), 'Properties'), 'Name'),
    holds,
    ...(Object.hasOwn(env, 'AllowedValues') ? { env: own(env, 'Default') ?? null } : {}),
  };
}

/** A function as a document has it. */
const call = (name: string, argument: Json): Json => ({ [name]: argument });

test.each<[string, string, Json, Partial<Known>]>([
  ['a parameter, which is known from then on', '!Ref Env', 'prod', { value: 'prod', env: 'prod' }],
  ['a parameter that is written as a number', '!Ref Env', 5, { value: 5, env: '5' }],
  ['an object, which is no value of a parameter', '!Ref Env', { A: '1' }, { value: { A: '1' } }],
  ['a list of values, which is not the text that is passed', '!Ref Zones', ['eu', 'us'], { value: ['eu', 'us'] }],
  ['a pseudo parameter', '!Ref AWS::Region', 'eu-west-1', { value: 'eu-west-1' }],
  ['items of a list', '[!Ref Env, b]', ['prod', 'b'], { value: ['prod', 'b'], env: 'prod' }],
  [
    'properties of an object',
    '{ A: !Ref Env, B: 1 }',
    { A: 'prod', B: '1' },
    { value: { A: 'prod', B: 1 }, env: 'prod' },
  ],
  ['a text with a parameter in it', '!Sub "chat-${Env}"', 'chat-prod', { value: 'chat-prod' }],
])('what is written becomes %s', (_, written, given, expected) => {
  expect(known(written, given)).toEqual({ holds: [], ...expected });
});

test.each<[string, string, Json, Json]>([
  ['what only the deployment knows', '!Ref Env', LATER, call('Ref', 'Env')],
  ['a reference to a resource', '!Ref Other', 'arn:x', call('Ref', 'Other')],
  ['an attribute of one', '!GetAtt Other.TopicName', 'x', call('Fn::GetAtt', ['Other', 'TopicName'])],
  [
    'an attribute that is written in one text',
    '{ "Fn::GetAtt": Other.TopicName }',
    'x',
    call('Fn::GetAtt', 'Other.TopicName'),
  ],
  [
    'a text with a resource in it',
    '!Sub "${Other.TopicName}-${Env}"',
    'x',
    call('Fn::Sub', '${Other.TopicName}-${Env}'),
  ],
  ['one with its own names', '!Sub ["${A}-${Other}", { A: 1 }]', 'x', call('Fn::Sub', ['${A}-${Other}', { A: 1 }])],
  ['a secret', '!Ref Secret', '****', call('Ref', 'Secret')],
  [
    'a secret inside of something else',
    '!Join ["", [a, !Ref Secret]]',
    'a****',
    call('Fn::Join', ['', ['a', call('Ref', 'Secret')]]),
  ],
  ['a list that becomes one of another length', '[a, b]', ['a'], ['a', 'b']],
  ['a list that becomes none', '[a]', 'a', ['a']],
  ['an object that becomes none', '{ A: !Ref Env }', 'x', { A: call('Ref', 'Env') }],
  ['a reference to nothing that has a name', '{ Ref: 5 }', 'x', call('Ref', 5)],
])('what stays as it is written: %s', (_, written, given, value) => {
  expect(known(written, given)).toEqual({ holds: [], value });
});

test.each<[string, Json]>([
  ['{ "Fn::GetAtt": 5 }', 'x'],
  ['{ "Fn::Sub": 5 }', 'x'],
])('a function without anything that it refers to is what it becomes: %s', (written, given) => {
  expect(known(written, given)).toEqual({ holds: [], value: given });
});

describe('the branch that was taken is known by what has become of it', () => {
  test.each<[string, Json, Known]>([
    ['!If [IsProd, a, b]', 'a', { value: 'a', holds: ['IsProd'] }],
    ['!If [IsProd, a, b]', 'b', { value: 'b', holds: ['not IsProd'] }],
    ['!If [IsProd, 10, 20]', '20.0', { value: 20, holds: ['not IsProd'] }],
    ['!If [IsProd, [a, b], [c]]', ['c'], { value: ['c'], holds: ['not IsProd'] }],
    ['!If [IsProd, [a], [b]]', ['b'], { value: ['b'], holds: ['not IsProd'] }],
    ['!If [IsProd, [a], b]', 'b', { value: 'b', holds: ['not IsProd'] }],
    ['!If [IsProd, 1, [1]]', ['1'], { value: [1], holds: ['not IsProd'] }],
    ['!If [IsProd, { A: 1 }, { B: 1 }]', { B: '1' }, { value: { B: 1 }, holds: ['not IsProd'] }],
    ['!If [IsProd, { A: 1 }, { A: 1, B: 1 }]', { A: '1', B: '1' }, { value: { A: 1, B: 1 }, holds: ['not IsProd'] }],
    ['!If [IsProd, { A: 1, B: 1 }, { A: 1 }]', { A: '1' }, { value: { A: 1 }, holds: ['not IsProd'] }],
    ['!If [IsProd, { A: null }, { A: 1 }]', { A: '1' }, { value: { A: 1 }, holds: ['not IsProd'] }],
    ['!If [IsProd, { A: x }, x]', 'x', { value: 'x', holds: ['not IsProd'] }],
    [
      '!If [IsProd, { A: x, B: 1 }, { A: x, B: 2 }]',
      { A: LATER, B: '2' },
      { value: { A: 'x', B: 2 }, holds: ['not IsProd'] },
    ],
    ['!If [IsProd, !Ref Env, !Ref AWS::NoValue]', 'prod', { value: 'prod', holds: ['IsProd'], env: 'prod' }],
    ['!If [IsProd, !Ref Env, { A: 1 }]', { A: '1' }, { value: { A: 1 }, holds: ['not IsProd'] }],
    ['!If [IsProd, !If [IsEu, a, b], c]', 'b', { value: 'b', holds: ['IsProd', 'not IsEu'] }],
    ['!If [IsProd, !If [IsEu, a, b], c]', 'c', { value: 'c', holds: ['not IsProd'] }],
    [
      '!If [IsProd, !GetAtt Other.TopicName, a]',
      'b',
      { value: call('Fn::GetAtt', ['Other', 'TopicName']), holds: ['IsProd'] },
    ],
  ])('%s, %j', (written, given, expected) => {
    expect(known(written, given)).toEqual(expected);
  });

  test.each<[string, Json]>([
    ['!If [IsProd, a, a]', 'a'],
    ['!If [IsProd, a, b]', 'c'],
    ['!If [IsProd, !GetAtt Other.TopicName, a]', 'a'],
    ['!If [5, a, b]', 'a'],
    ['{ "Fn::If": IsProd }', 'a'],
    ['!If [IsProd, { "Fn::If": x }, { "Fn::If": y }]', 'a'],
  ])('and not where it could be another, or none: %s, %j', (written, given) => {
    expect(known(written, given)).toEqual({ holds: [], value: known(written, undefined, 'UPDATE').value });
  });

  test('and of a condition that there is not, nothing is made up', () => {
    expect(known('!If [Nowhere, a, b]', 'a')).toEqual({ holds: [], value: 'a' });
  });
});

describe('what is left out of a resource that is created', () => {
  test.each<[string, readonly string[]]>([
    ['!Ref AWS::NoValue', []],
    ['!If [IsProd, !Ref AWS::NoValue, a]', ['IsProd']],
    ['!If [IsProd, a, !Ref AWS::NoValue]', ['not IsProd']],
    ['!If [IsProd, !Ref AWS::NoValue, !Ref AWS::NoValue]', []],
    ['!If [IsProd, !If [IsEu, a, !Ref AWS::NoValue], b]', ['IsProd', 'not IsEu']],
    ['!If [5, !Ref AWS::NoValue, a]', []],
  ])('is absent, and tells the branch that leaves it out: %s', (written, holds) => {
    expect(known(written, undefined)).toEqual({ holds, value: undefined });
  });

  test('is as it is written where nothing may leave it out', () => {
    expect(known('{ A: !If [IsProd, a, b] }', undefined)).toEqual({
      holds: [],
      value: { A: call('Fn::If', ['IsProd', 'a', 'b']) },
    });
  });

  test('is absent inside of an object, too, and an update tells nothing of it', () => {
    expect(known('{ A: 1, B: !Ref AWS::NoValue }', { A: '1' }).value).toEqual({ A: 1 });
    expect(known('{ A: 1, B: !Ref AWS::NoValue }', { A: '1' }, 'UPDATE').value).toEqual({
      A: 1,
      B: call('Ref', 'AWS::NoValue'),
    });
  });

  test('of a branch of it, is absent', () => {
    expect(known('!If [IsProd, { A: 1, B: !Ref AWS::NoValue }, { A: 2 }]', { A: '1' })).toEqual({
      holds: ['IsProd'],
      value: { A: 1 },
    });
  });
});

test('what is no resource stays what it is', () => {
  const text = 'Resources: { Topic: { Type: AWS::SNS::Topic }, Junk: [1] }';
  const source = { ...readTemplate(text, 'template.yaml') };
  const { root } = resolvedTemplate(source, [
    { action: 'CREATE', logicalResourceId: 'Junk', resourceType: 'AWS::SNS::Topic', afterContext: '{"Properties":{}}' },
  ]);
  expect(root.Resources).toEqual({ Topic: { Type: 'AWS::SNS::Topic' }, Junk: [1] });
});
