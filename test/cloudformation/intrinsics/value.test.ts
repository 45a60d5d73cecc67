import { buildModel } from '../../../src/apigateway/building/build-model';
import { NotKnown, Value } from '../../../src/cloudformation/intrinsics/value';
import { template } from '../../support/findings';

/** The tags of a topic, in its first branch. */
function tags(yaml: string): Value {
  const model = buildModel([
    template(`
Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties: { Tags: ${yaml} }
`),
  ]);
  const [first] = model.resources('AWS::SNS::Topic')[0]?.cases('Tags') ?? [];
  if (!first) throw new Error('no tags');
  return new Value(first, ['Tags']);
}

/** Entries in a line each: `owner=chat`, `owner=chat when IsProd=true`. */
const lines = (value: Value): readonly string[] | undefined =>
  value.entries?.map(([key, entry]) =>
    [`${key}=${String(entry)}`, ...entry.when.map(({ name, value: holds }) => `when ${name}=${holds}`)].join(' '),
  );

test.each<[string, readonly string[] | undefined]>([
  ['{ owner: chat, cost: 7 }', ['owner=chat', 'cost=7']],
  ['{}', []],
  ['{ owner: !Ref AWS::NoValue, cost: 7 }', ['cost=7']],
  ['{ owner: !If [IsProd, chat, !Ref AWS::NoValue] }', ['owner=chat when IsProd=true']],
  ['{ owner: !If [IsProd, chat, play] }', ['owner=chat when IsProd=true', 'owner=play when IsProd=false']],
  ['{ owner: !Ref Env }', ['owner=${Ref Env}']],
  ['[a, b]', undefined],
  ['text', undefined],
])('the entries of %s', (yaml, expected) => {
  expect(lines(tags(yaml))).toEqual(expected);
});

test('a macro may add entries', () => {
  expect(() => tags('{ owner: chat, "Fn::Transform": { Name: Tags } }').entries).toThrow(NotKnown);
});
