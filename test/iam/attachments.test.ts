import { asText } from '../../src/cloudformation/intrinsics/symbolic-text';
import { attachmentsOf } from '../../src/iam/attachments';
import { iam, inBranch } from '../support/iam';

const HOLDERS = {
  Role: 'Role { RoleName: chat }',
  User: 'User { UserName: chat }',
  Group: 'Group',
};

/** Who gets policy `Policy`, in lines. */
function holders(policy: string, others: Readonly<Record<string, string>> = HOLDERS): readonly string[] {
  const app = iam({ ...others, Policy: policy });
  return attachmentsOf(app.of('Policy'), app.policies.names).map((one) =>
    inBranch(one.holder?.logicalId ?? 'somebody', one),
  );
}

test.each([
  ['Policy { Roles: [!Ref Role] }', ['Role']],
  ['Policy { Roles: !Ref Role }', ['Role']],
  ['Policy { Roles: [chat], Users: [chat] }', ['Role', 'User']],
  ['ManagedPolicy { Groups: [!Ref Group], Users: [!Ref User] }', ['User', 'Group']],
  ['RolePolicy { RoleName: !Ref Role }', ['Role']],
  ['UserPolicy { UserName: chat }', ['User']],
  ['GroupPolicy { GroupName: !Ref Group }', ['Group']],
])('%s is of %j', (policy, expected) => {
  expect(holders(policy)).toEqual(expected);
});

test.each([
  ['a name that nobody in sight has', 'Policy { Roles: [other] }'],
  ['the Ref of a user', 'Policy { Roles: [!Ref User] }'],
  ['nothing', 'Policy { Roles: [] }'],
  ['AWS::NoValue', 'Policy { Roles: !Ref AWS::NoValue }'],
])('%s is nobody', (_, policy) => {
  expect(holders(policy)).toEqual([]);
});

test('a name that only deployment knows is somebody', () => {
  expect(holders('Policy { Roles: [!ImportValue Role] }')).toEqual(['somebody']);
  expect(holders('Policy { Roles: !ImportValue Roles }')).toEqual(['somebody']);
  const named = { Role: 'Role { RoleName: !Sub "chat-${Env}" }' };
  expect(holders('Policy { Roles: [!Sub "chat-${Env}"] }', named)).toEqual(['somebody']);
});

test('branches are those of the list and of its items', () => {
  expect(holders('Policy { Roles: [!If [IsProd, !Ref Role, !Ref AWS::NoValue]] }')).toEqual([
    'Role when IsProd is true',
  ]);
  expect(holders('Policy { Roles: !If [IsProd, [!Ref Role], [other]] }')).toEqual(['Role when IsProd is true']);
});

test('a name made of symbols is that of the role with the same symbols', () => {
  const named = { Role: 'Role { RoleName: !Sub "chat-${AWS::Region}" }' };
  expect(holders('Policy { Roles: [!Sub "chat-${AWS::Region}"] }', named)).toEqual(['Role']);
  expect(holders('Policy { Roles: [!Sub "chat-${AWS::StackName}"] }', named)).toEqual([]);
});

test.each([
  ['!Sub "${AWS::StackName}-send"', 'chat-send'],
  ['!Sub "${AWS::StackName}"', 'chat-send'],
  ['!Sub "chat-${AWS::Region}-send"', 'chat-eu-west-1-send'],
  ['chat-send', '!Sub "${AWS::StackName}-send"'],
  ['chat-send', '!Sub "${Env}-send"'],
])('%s may be the role of name %s at deployment', (written, name) => {
  expect(holders(`Policy { Roles: [${written}] }`, { Role: `Role { RoleName: ${name} }` })).toEqual([
    expect.stringMatching(/^Role when .*is Role is true$/s),
  ]);
});

test.each([
  ['!Sub "${AWS::StackName}-send"', 'chat-receive'],
  ['chat-send', '!Sub "${AWS::StackName}-receive"'],
  ['!Sub "${AWS::StackName}-send"', '!Sub "${Env}-send"'],
  ['!Sub "${User}-send"', 'chat-send'],
  ['!Ref User', 'chat'],
  ['chat-send', '!Sub "${User}-send"'],
])('%s is not the role of name %s', (written, name) => {
  const others = { Role: `Role { RoleName: ${name} }`, User: 'User { UserName: !Sub "${AWS::StackName}-send" }' };
  expect(holders(`Policy { Roles: [${written}] }`, others)).toEqual([]);
});

test.each([
  ['!GetAtt Role.Arn', 'Role'],
  ['arn:aws:iam::111122223333:role/chat', 'Role'],
  ['arn:aws:iam::111122223333:role/service/chat', 'Role'],
  ['!Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/chat"', 'Role'],
  ['!Sub "arn:aws:iam::${AWS::AccountId}:role/${Role}"', 'Role'],
  ['!Ref Role', undefined],
  ['!GetAtt User.Arn', undefined],
  ['arn:aws:iam::111122223333:role/other', undefined],
  ['arn:aws:iam::111122223333:user/chat', undefined],
  ['chat', undefined],
])('%s is the ARN of %s', (arn, expected) => {
  const app = iam({ ...HOLDERS, Asking: `Role { RoleName: ${arn} }` });
  const text = asText(app.of('Asking').term('RoleName')) ?? [];
  expect(app.policies.names.roleOf(text)?.logicalId).toBe(expected);
});
