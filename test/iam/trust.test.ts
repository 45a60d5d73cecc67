import { trusting } from '../../src/iam/trust';
import { iam, inBranch } from '../support/iam';

/** The branches in which API Gateway may assume a role with these statements in its trust policy. */
const trusted = (...statements: readonly string[]): readonly string[] =>
  trusting(
    iam({ Role: `Role { AssumeRolePolicyDocument: { Statement: [${statements.join(', ')}] } }` }).of('Role'),
    'apigateway.amazonaws.com',
  ).map((one) => inBranch('trusted', one));

const statement = (principal: string, { effect = 'Allow', action = 'sts:AssumeRole', more = '' } = {}): string =>
  `{ Effect: ${effect}, Action: ${action}, Principal: ${principal}${more && `, ${more}`} }`;

const GATEWAY = '{ Service: apigateway.amazonaws.com }';

test.each([
  GATEWAY,
  '{ Service: [lambda.amazonaws.com, apigateway.amazonaws.com] }',
  '{ Service: !Sub "apigateway.${AWS::URLSuffix}" }',
  '"*"',
])('%s is trusted', (principal) => {
  expect(trusted(statement(principal))).toEqual(['trusted']);
});

test.each([
  '{ Service: lambda.amazonaws.com }',
  '{ Service: !Sub "logs.${AWS::Region}.amazonaws.com" }',
  '{ Service: apigatewayv3.amazonaws.com }',
  '{ AWS: "*" }',
  '{}',
  '[]',
])('%s is not', (principal) => {
  expect(trusted(statement(principal))).toEqual([]);
});

test.each([
  ['what only deployment knows', '{ Service: !ImportValue Service }'],
  ['what only deployment knows a part of', '{ Service: !Sub "${Env}.amazonaws.com" }'],
  ['whoever only deployment knows', '!ImportValue Principal'],
  ['the service of one region', '{ Service: apigateway.eu-west-1.amazonaws.com }'],
])('%s is in doubt', (_, principal) => {
  expect(trusted(statement(principal))).toEqual(['trusted, in doubt: who is trusted is only known at deployment']);
});

test('another action is no trust, a wildcard is', () => {
  expect(trusted(statement(GATEWAY, { action: 'sts:TagSession' }))).toEqual([]);
  expect(trusted(statement(GATEWAY, { action: '"sts:*"' }))).toEqual(['trusted']);
});

test('a Deny takes it away, and one with a Condition is a doubt', () => {
  const condition = 'Condition: { StringNotEquals: { aws:SourceAccount: "111122223333" } }';
  expect(trusted(statement(GATEWAY), statement('"*"', { effect: 'Deny' }))).toEqual([]);
  expect(trusted(statement(GATEWAY), statement('"*"', { effect: 'Deny', more: condition }))).toEqual([
    'trusted, in doubt: a Deny may refuse it: a Condition may narrow the statement',
  ]);
});

test('a Condition on the source is what AWS recommends, and no doubt', () => {
  const condition = 'Condition: { StringEquals: { aws:SourceAccount: "111122223333" } }';
  expect(trusted(statement(GATEWAY, { more: condition }))).toEqual(['trusted']);
});

test('the branch is named', () => {
  expect(trusted(statement(`!If [IsProd, ${GATEWAY}, { Service: lambda.amazonaws.com }]`))).toEqual([
    'trusted when IsProd is true',
  ]);
  expect(trusted(statement(`!If [IsProd, ${GATEWAY}, "*"]`))).toEqual([
    'trusted when IsProd is false',
    'trusted when IsProd is true',
  ]);
  expect(trusted(`!If [IsProd, ${statement(GATEWAY)}, !Ref AWS::NoValue]`)).toEqual(['trusted when IsProd is true']);
});

test('NotPrincipal and statements out of sight are a doubt', () => {
  const notPrincipal = '{ Effect: Allow, Action: sts:AssumeRole, NotPrincipal: { AWS: "111122223333" } }';
  expect(trusted(notPrincipal)).toEqual(['trusted, in doubt: who is trusted is only known at deployment']);
  expect(trusted('!ImportValue Statement')).toHaveLength(1);
});
