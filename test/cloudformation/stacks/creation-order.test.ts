import { isOpen } from '../../../src/cloudformation/conditions/branches';
import { branchesBefore, branchesTooEarly, orderDoubt } from '../../../src/cloudformation/stacks/creation-order';
import { linked } from '../../support/evaluate';
import { template } from '../../support/findings';

const within = (resources: string) =>
  linked(
    template(`
Parameters: { Env: { Type: String }, Size: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod], IsTest: !Not [!Condition IsProd], IsBig: !Equals [!Ref Size, big] }
Resources:
${resources}`),
  );

/** The branches in which `Last` may be created before `First`. */
function early(resources: string): unknown {
  const { resources: all } = within(resources);
  const [last, first] = [all.get('Last'), all.get('First')];
  if (!last || !first) throw new Error('a resource is missing');
  return branchesTooEarly(last, first, []).map((branch) =>
    branch.map(({ name, value }) => `${name} is ${value}`).join(', '),
  );
}

const FIRST = '  First: { Type: A }\n';

test.each([
  ['nothing', '  Last: { Type: A }', ['']],
  ['DependsOn', '  Last: { Type: A, DependsOn: First }', []],
  ['a reference', '  Last: { Type: A, Properties: { Of: !Sub "${First.Arn}" } }', []],
  [
    'a reference on one side of a condition',
    '  Last: { Type: A, Properties: { Of: !If [IsProd, !Ref First, a] } }',
    ['IsProd is false'],
  ],
  ['a reference on both sides', '  Last: { Type: A, Properties: { Of: !If [IsProd, !Ref First, !Ref First] } }', []],
  [
    'a reference on a side of a side',
    '  Last: { Type: A, Properties: { Of: !If [IsProd, !If [IsBig, !Ref First, a], !GetAtt First.Arn] } }',
    ['IsProd is true, IsBig is false'],
  ],
  ['another one', '  Last: { Type: A, DependsOn: Mid }\n  Mid: { Type: A, DependsOn: First }', []],
  [
    'another one that is there in one branch',
    '  Last: { Type: A, DependsOn: Mid }\n  Mid: { Type: A, Condition: IsProd, DependsOn: First }',
    ['IsProd is false'],
  ],
  [
    'one of two that are always there together',
    `  Last: { Type: A, DependsOn: [Prod, Test] }
  Prod: { Type: A, Condition: IsProd, DependsOn: First }
  Test: { Type: A, Condition: IsTest, DependsOn: First }`,
    [],
  ],
  [
    'two in a row',
    `  Last: { Type: A, DependsOn: Prod }
  Prod: { Type: A, Condition: IsProd, DependsOn: Big }
  Big: { Type: A, Condition: IsBig, DependsOn: First }`,
    ['IsProd is false', 'IsProd is true, IsBig is false'],
  ],
])('an order through %s', (_, resources, expected) => {
  expect(early(FIRST + resources)).toEqual(expected);
});

test('what is there in one branch need not be waited for in another', () => {
  expect(early('  First: { Type: A, Condition: IsProd }\n  Last: { Type: A, DependsOn: First }')).toEqual([]);
  expect(early('  First: { Type: A, Condition: IsProd }\n  Last: { Type: A, Condition: IsTest }')).toEqual([]);
});

test('a circle ends', () => {
  const { resources } = within('  A: { Type: A, DependsOn: B }\n  B: { Type: A, DependsOn: A }');
  const [a, b] = [resources.get('A'), resources.get('B')];
  expect(a && b && [a, b].map(branchesBefore(a))).toEqual([[], [[]]]);
});

test('chains of many resources that all ask are cut off', () => {
  const chain = Array.from({ length: 3_000 }, (_, at) => `  R${at}: { Type: A, DependsOn: R${at + 1} }`);
  const { resources } = within([...chain, '  R3000: { Type: A }'].join('\n'));
  const end = resources.get('R3000');
  const answers = [...resources.logicalIds].map((id) => {
    const one = resources.get(id);
    return one && end && branchesTooEarly(one, end, []);
  });
  expect(answers[0]).toEqual([]);
  const open = answers.filter((answer) => answer?.some(isOpen) === true);
  expect(open.length).toBeGreaterThan(1_000);
  expect(open[0]?.[0]?.at(-1)?.open).toBe('the orders in which its template can be created are too many to try');
});

test('questions about very many resources are cut off', () => {
  const { resources } = within('  Last: { Type: A, DependsOn: First }\n  First: { Type: A }');
  const last = resources.get('Last');
  expect(last && orderDoubt(last, 1_000)).toBeUndefined();
  expect(last && orderDoubt(last, 1_000_000)).toBe(
    'the orders in which its template can be created are too many to try',
  );
});
