import { asText, formatText } from '../../src/cloudformation/intrinsics/symbolic-text';
import { principalsOf } from '../../src/iam/principals';
import { documentStatements } from '../../src/iam/statements';
import { iam } from '../support/iam';

/** The accounts, roles and users that a statement names. */
function named(members: string): readonly string[] | undefined {
  const document = `{ Statement: { Effect: Allow, Action: sts:AssumeRole, ${members} } }`;
  const role = iam({ Role: `Role { AssumeRolePolicyDocument: ${document} }` }).of('Role');
  const [statement] = documentStatements(role, ['AssumeRolePolicyDocument']);
  return statement && principalsOf(statement, 'AWS')?.map(({ term }) => formatText(asText(term) ?? []));
}

test.each([
  ['{ AWS: "111122223333" }', ['111122223333']],
  ['{ AWS: [a, !Sub "b${AWS::AccountId}"], Service: lambda.amazonaws.com }', ['a', 'b${AWS::AccountId}']],
  ['{ Service: lambda.amazonaws.com }', []],
  ['"*"', ['*']],
  ['!ImportValue Who', ['${ImportValue Who}']],
])('%s', (principal, names) => {
  expect(named(`Principal: ${principal}`)).toEqual(names);
});

test('whom a statement does not mean says nothing of whom it does', () => {
  expect(named('NotPrincipal: { AWS: a }')).toBeUndefined();
});

test('a statement without principals names nobody', () => {
  expect(named('Sid: none')).toEqual([]);
});
