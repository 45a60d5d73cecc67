import { linked } from '../../support/evaluate';
import { template } from '../../support/findings';

/** Whether conditions `IsProd`, `IsTest` (of Env) and `IsBig` (of Size) can hold, or not, under the rules of a template. */
function possible(rules: string, ...assumed: readonly string[]): boolean | undefined {
  const within = linked(
    template(`
Parameters: { Env: { Type: String }, Size: { Type: String }, Zones: { Type: List<String> } }
Rules: ${rules}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsTest: !Equals [!Ref Env, test]
  IsBig: !Equals [!Ref Size, big]
Resources: {}`),
  );
  return within.conditions.possible(
    assumed.map((one) => ({ template: within, name: one.replace('!', ''), value: !one.startsWith('!') })),
  );
}

const rule = (assertion: string, condition = ''): string => `{ Rule: { ${condition} Assertions: [${assertion}] } }`;
const assert = (assertion: string): string => `{ Assert: ${assertion}, AssertDescription: why }`;
const bigProd = rule(assert('!Equals [!Ref Size, big]'), 'RuleCondition: !Equals [!Ref Env, prod],');

test.each([
  ['an assertion', rule(assert('!Equals [!Ref Env, prod]')), ['!IsProd'], false],
  ['an assertion', rule(assert('!Equals [!Ref Env, prod]')), ['IsProd'], true],
  ['Fn::Contains', rule(assert('{ Fn::Contains: [[prod, test], !Ref Env] }')), ['!IsProd', '!IsTest'], false],
  ['Fn::Contains', rule(assert('{ Fn::Contains: [[prod, test], !Ref Env] }')), ['IsTest'], true],
  ['Fn::Contains of nothing', rule(assert('{ Fn::Contains: [[], !Ref Env] }')), ['IsTest'], false],
  ['its opposite', rule(assert('!Not [{ Fn::Contains: [[prod], !Ref Env] }]')), ['IsProd'], false],
  [
    'the second assertion',
    rule(`${assert('!Not [!Equals [a, b]]')}, ${assert('!Equals [!Ref Env, prod]')}`),
    ['IsTest'],
    false,
  ],
  ['a rule where its condition holds', bigProd, ['IsProd', '!IsBig'], false],
  ['a rule where its condition does not', bigProd, ['IsTest', '!IsBig'], true],
] as const)('%s, %s: %j can hold: %s', (_, rules, assumed, expected) => {
  expect(possible(rules, ...assumed)).toBe(expected);
});

test.each([
  ['a function that only AWS can answer', rule(assert('{ Fn::EachMemberIn: [!Ref Zones, [a, b]] }'))],
  ['a list that is a parameter', rule(assert('{ Fn::Contains: [!Ref Zones, !Ref Env] }'))],
  ['a rule without assertions', '{ Rule: {} }'],
  ['no rules', '{}'],
  ['what is no rule', '{ Rule: text }'],
])('%s rules nothing out', (_, rules) => {
  expect(possible(rules, '!IsProd')).toBe(true);
  expect(possible(rules, 'IsProd')).toBe(true);
});

test('rules hold together', () => {
  const both = `{ A: { Assertions: [${assert('!Equals [!Ref Env, prod]')}] }, B: { Assertions: [${assert('!Equals [!Ref Size, big]')}] } }`;
  expect(possible(both, 'IsProd', 'IsBig')).toBe(true);
  expect(possible(both, 'IsProd', '!IsBig')).toBe(false);
});
