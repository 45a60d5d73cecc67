import { mayBe, rulings } from '../../src/iam/rulings';
import { statementsOf } from '../../src/iam/statements';
import { PUT_ITEM, document, iam, inBranch, tableStatement } from '../support/iam';

/** What a statement says of putting an item into table `chat`. */
const rules = (statement: string, request: Parameters<typeof rulings>[1] = PUT_ITEM): readonly string[] =>
  statementsOf(iam({ Policy: `ManagedPolicy { PolicyDocument: ${document(statement)} }` }).of('Policy'))
    .flatMap((one) => rulings(one, request))
    .map((one) => inBranch(one.effect, one));

const CHAT = "'arn:aws:dynamodb:eu-west-1:111122223333:table/chat'";
const OTHER = "'arn:aws:dynamodb:eu-west-1:111122223333:table/other'";
const about = (resource: string): string => `{ Effect: Allow, Action: dynamodb:PutItem, ${resource} }`;

test.each([
  [tableStatement(), ['Allow']],
  [tableStatement('Deny'), ['Deny']],
  [tableStatement('Maybe'), []],
  ["{ Effect: Allow, Action: dynamodb:GetItem, Resource: '*' }", []],
  ["{ Effect: Allow, NotAction: dynamodb:GetItem, Resource: '*' }", ['Allow']],
  ["{ Action: dynamodb:PutItem, Resource: '*' }", []],
  ['{ Effect: Allow, Action: dynamodb:PutItem }', []],
])('%s rules %j', (statement, expected) => {
  expect(rules(statement)).toEqual(expected);
});

describe('the resource', () => {
  test.each([
    [`Resource: [${OTHER}, ${CHAT}]`, ['Allow']],
    [`Resource: ${OTHER}`, []],
    [`NotResource: ${OTHER}`, ['Allow']],
    [`NotResource: ${CHAT}`, []],
    [`NotResource: [${OTHER}, ${CHAT}]`, []],
    [`NotResource: [${OTHER}, !ImportValue Table]`, ['Allow, in doubt: the resource is only known at deployment']],
    [
      `NotResource: [!If [IsProd, ${CHAT}, !Ref AWS::NoValue]]`,
      ['Allow, in doubt: the resource is only known at deployment'],
    ],
    [`Resource: !If [IsProd, ${CHAT}, ${OTHER}]`, ['Allow when IsProd is true']],
    ['Resource: !ImportValue Table', ['Allow, in doubt: the resource is only known at deployment']],
    ['NotResource: !ImportValue Table', ['Allow, in doubt: the resource is only known at deployment']],
  ])('%s: %j', (resource, expected) => {
    expect(rules(about(resource))).toEqual(expected);
  });

  test('of no matter where a request is for any', () => {
    expect(rules(about(`Resource: ${OTHER}`), { action: 'dynamodb:PutItem' })).toEqual(['Allow']);
  });
});

describe('what only deployment knows is a doubt', () => {
  test.each([['!ImportValue Effect', 'the effect is only known at deployment']])(
    'an effect %s may be either',
    (effect, doubt) => {
      expect(rules(tableStatement(effect))).toEqual([`Allow, in doubt: ${doubt}`, `Deny, in doubt: ${doubt}`]);
    },
  );

  test('an action', () => {
    expect(rules(`{ Effect: Allow, Action: !ImportValue Action, Resource: ${CHAT} }`)).toEqual([
      'Allow, in doubt: the action is only known at deployment',
    ]);
  });
});

describe('a Condition', () => {
  const narrowed = 'a Condition may narrow the statement';
  const asks = '{ StringEquals: { aws:RequestedRegion: eu-west-1 } }';
  test.each([
    [asks, [`Allow, in doubt: ${narrowed}`]],
    ['{}', ['Allow']],
    ['!Ref AWS::NoValue', ['Allow']],
    [
      `!If [IsProd, ${asks}, !Ref AWS::NoValue]`,
      [`Allow when IsProd is true, in doubt: ${narrowed}`, 'Allow when IsProd is false'],
    ],
    [`!If [IsProd, {}, ${asks}]`, ['Allow when IsProd is true', `Allow when IsProd is false, in doubt: ${narrowed}`]],
    ['!ImportValue Condition', [`Allow, in doubt: ${narrowed}`]],
  ])('%s: %j', (condition, expected) => {
    expect(rules(tableStatement('Allow', `Condition: ${condition}`))).toEqual(expected);
  });
});

test.each([
  [{ kind: 'scalar', value: 'Allow' }, 'Allow', true],
  [{ kind: 'scalar', value: 'allow' }, 'Allow', false],
  [{ kind: 'scalar', value: 'Allow' }, 'Deny', false],
  [{ kind: 'unknown', label: 'Ref Effect', reason: 'no default' }, 'Deny', true],
  [{ kind: 'text', text: [{ kind: 'pseudo', name: 'AWS::Region' }] }, 'Deny', true],
  [{ kind: 'absent' }, 'Allow', false],
  [{ kind: 'list', items: [] }, 'Allow', false],
] as const)('effect %j may be %s: %s', (effect, wanted, expected) => {
  expect(mayBe(effect, wanted)).toBe(expected);
});
