import { Stack } from 'aws-cdk-lib';
import { definePolicy } from '../src/policies';
import { exampleTests, findingLine, findingsOf } from '../src/testing';
import { addChat, newApp } from './support/chat-app';
import { CHAT } from './support/chat-template';

const owner = definePolicy({
  id: 'acme/stage-owner',
  category: 'observability',
  severity: 'warning',
  title: 'A stage says who owns it',
  why: 'Somebody has to be called.',
  fix: 'Add a tag owner.',
  references: ['https://wiki.acme.example/owners'],
  check: (model, judge) => {
    for (const api of model.apis)
      for (const { resource } of api.stages)
        judge.value(resource, 'Tags.owner', (tag) => tag.isAbsent && 'Nobody owns it.');
  },
});

const example = (reports: readonly string[], tags = '{}'): ReturnType<typeof exampleTests> =>
  exampleTests({
    ...owner,
    examples: [
      { name: 'a stage', template: CHAT.replace('StageName: live', `StageName: live\n      Tags: ${tags}`), reports },
    ],
  });

/** What is thrown by the only example. */
function thrown([test, ...others]: ReturnType<typeof exampleTests>): string | undefined {
  if (!test || others.length > 0) throw new Error('one example was to be there');
  const [name, run] = test;
  expect(name).toBe('a stage');
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('what is found', () => {
  const rules = (found: ReturnType<typeof findingsOf>): readonly string[] => found.map(({ ruleId }) => ruleId);

  test('in a text and in an object is the same', () => {
    const Resources = {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
      Live: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'live' } },
    };
    const [text, object] = [findingsOf(JSON.stringify({ Resources })), findingsOf({ Resources })];
    expect(rules(text)).toContain('stage-throttling');
    expect(rules(object)).toEqual(rules(text));
    expect([text[0]?.location.file, object[0]?.location.file]).toEqual(['template.yaml', 'template.json']);
  });

  test('in a construct is what is inside of it, by policies of your own as well', () => {
    const stack = new Stack(newApp(), 'Chat');
    addChat(stack);
    expect(rules(findingsOf(stack, { policies: [owner] }))).toEqual(
      expect.arrayContaining(['stage-throttling', 'acme/stage-owner']),
    );
    const other = new Stack(stack.node.root, 'Other');
    expect(findingsOf(other)).toEqual([]);
    expect(rules(findingsOf(stack.node.root))).toEqual(rules(findingsOf(stack)));
  });

  test('is a line each: resource, property and branch', () => {
    const { resource } = findingsOf(CHAT)[0] ?? {};
    if (!resource) throw new Error('nothing was found');
    const line = (more: object): string =>
      findingLine({ resource: { ...resource, logicalId: 'Stage' }, ...more } as never);
    expect(line({ propertyPath: 'Tags.owner', branch: 'IsProd is true' })).toBe('Stage Tags.owner when IsProd is true');
    expect(line({ propertyPath: '' })).toBe('Stage');
  });
});

describe('the examples of a policy', () => {
  test('pass where it reports what they say, in any order', () => {
    expect(thrown(example(['Stage Tags.owner']))).toBeUndefined();
    expect(thrown(example([], '{ owner: chat }'))).toBeUndefined();
  });

  test('fail where it reports something else, and name both', () => {
    expect(thrown(example([]))).toBe(
      'acme/stage-owner reports "Stage Tags.owner", and the example "a stage" says nothing',
    );
    expect(thrown(example(['Stage Tags.owner', 'Stage Name'], '{ owner: chat }'))).toBe(
      'acme/stage-owner reports nothing, and the example "a stage" says "Stage Name", "Stage Tags.owner"',
    );
  });

  test('are none where it has none', () => {
    expect(exampleTests(owner)).toEqual([]);
  });
});
