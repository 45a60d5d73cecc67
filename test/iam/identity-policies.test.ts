import { buildModel } from '../../src/apigateway/building/build-model';
import { IdentityPolicies } from '../../src/iam/identity-policies';
import { template } from '../support/findings';
import { PUT_ITEM, document, iam, inBranch, tableStatement } from '../support/iam';

const inline = (...statements: readonly string[]): string =>
  `Policies: [{ PolicyName: own, PolicyDocument: ${document(...statements)} }]`;
const ALLOW = document(tableStatement());

/** What the policies of `Holder` say of putting an item into table `chat`. */
function rulings(resources: Readonly<Record<string, string>>, effect?: 'Allow' | 'Deny'): readonly string[] {
  const app = iam(resources);
  return app.policies.rulings(app.of('Holder'), PUT_ITEM, effect).map((one) => inBranch(one.effect, one));
}

/** Who has policy `Policy`. */
function holders(resources: Readonly<Record<string, string>>): readonly string[] {
  const app = iam(resources);
  return app.policies.holdersOf(app.of('Policy')).map((one) => inBranch(one.holder?.logicalId ?? 'nobody', one));
}

describe('what an identity may do is said by', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['an inline policy', { Holder: `Role { ${inline(tableStatement())} }` }],
    ['a policy', { Holder: 'Role', P: `Policy { Roles: [!Ref Holder], PolicyDocument: ${ALLOW} }` }],
    ['a RolePolicy', { Holder: 'Role', P: `RolePolicy { RoleName: !Ref Holder, PolicyDocument: ${ALLOW} }` }],
    [
      'a managed policy that names it',
      { Holder: 'Role', P: `ManagedPolicy { Roles: [!Ref Holder], PolicyDocument: ${ALLOW} }` },
    ],
    [
      'a managed policy that it names',
      { Holder: 'Role { ManagedPolicyArns: [!Ref P] }', P: `ManagedPolicy { PolicyDocument: ${ALLOW} }` },
    ],
    [
      'a managed policy of AWS',
      { Holder: 'Role { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] }' },
    ],
    ['its group', { Holder: 'User { Groups: [!Ref G] }', G: `Group { ${inline(tableStatement())} }` }],
    [
      'a group that it is added to',
      {
        Holder: 'User',
        G: `Group { ${inline(tableStatement())} }`,
        Add: 'UserToGroupAddition { GroupName: !Ref G, Users: [!Ref Holder] }',
      },
    ],
  ])('%s', (_, resources) => {
    expect(rulings(resources)).toEqual(['Allow']);
  });
});

test.each<[string, Readonly<Record<string, string>>]>([
  [
    'a policy of another role',
    { Holder: 'Role', Other: 'Role', P: `Policy { Roles: [!Ref Other], PolicyDocument: ${ALLOW} }` },
  ],
  [
    'a permissions boundary',
    { Holder: 'Role { PermissionsBoundary: !Ref P }', P: `ManagedPolicy { PolicyDocument: ${ALLOW} }` },
  ],
  ['a group of other users', { Holder: 'User', G: `Group { ${inline(tableStatement())} }` }],
  [
    'a group that another user is added to',
    {
      Holder: 'User',
      Other: 'User',
      G: `Group { ${inline(tableStatement())} }`,
      Add: 'UserToGroupAddition { GroupName: !Ref G, Users: [!Ref Other] }',
    },
  ],
  ['a group out of sight', { Holder: 'User { Groups: [admins] }' }],
  [
    'a managed policy of AWS about something else',
    { Holder: 'Role { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] }' },
  ],
])('%s says nothing', (_, resources) => {
  expect(rulings(resources)).toEqual([]);
});

test('a policy out of sight may allow it, and is no Deny', () => {
  const resources = { Holder: 'Role { ManagedPolicyArns: ["arn:aws:iam::111122223333:policy/x"] }' };
  expect(rulings(resources)).toEqual([
    'Allow, in doubt: managed policy arn:aws:iam::111122223333:policy/x is out of sight',
  ]);
  expect(rulings(resources, 'Deny')).toEqual([]);
});

test('a policy of somebody whom only deployment knows may be its own', () => {
  const policy = `Policy { Roles: [!ImportValue Role], PolicyDocument: ${ALLOW} }`;
  expect(rulings({ Holder: 'Role', P: policy })).toEqual([
    'Allow, in doubt: only deployment knows who gets the policy',
  ]);
});

test('the branch is that of the attachment and of the statement together', () => {
  const statements = document(`!If [IsProd, ${tableStatement()}, ${tableStatement('Deny')}]`);
  const attached = `Policy { Roles: [!If [IsProd, !Ref Holder, !Ref AWS::NoValue]], PolicyDocument: ${statements} }`;
  expect(rulings({ Holder: 'Role', P: attached })).toEqual(['Allow when IsProd is true']);
});

test('only statements of the effect that is asked for', () => {
  const app = iam({ Holder: `Role { ${inline(tableStatement(), tableStatement('Deny'))} }` });
  const asked = (effect?: 'Allow' | 'Deny'): readonly string[] =>
    app.policies.rulings(app.of('Holder'), PUT_ITEM, effect).map((one) => one.effect);
  expect([asked('Allow'), asked(), asked('Deny')]).toEqual([['Allow'], ['Allow', 'Deny'], ['Deny']]);
});

describe('more than anybody has is a doubt, not an hour', () => {
  const doubts = (doubt: string): readonly string[] => [`Allow, in doubt: ${doubt}`, `Deny, in doubt: ${doubt}`];
  const many = (count: number, policy: string): Readonly<Record<string, string>> =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`P${at}`, policy]));

  test('policies of a role, those included of which only deployment knows whose they are', () => {
    const policies = (own: number, open: number): Readonly<Record<string, string>> => ({
      Holder: 'Role',
      ...many(own, `Policy { Roles: [!Ref Holder], PolicyDocument: ${ALLOW} }`),
      Open: 'Role',
      ...Object.fromEntries(
        Object.entries(many(open, `Policy { Roles: [!ImportValue Role], PolicyDocument: ${ALLOW} }`)).map(
          ([id, policy]) => [`Open${id}`, policy],
        ),
      ),
    });
    // The inline policies of the role are one.
    expect(rulings(policies(49, 0))).toHaveLength(49);
    expect(rulings(policies(29, 20))).toHaveLength(49);
    for (const [own, open] of [
      [50, 0],
      [30, 20],
      [25, 25],
    ] as const)
      expect(rulings(policies(own, open))).toEqual(doubts('Holder has more policies than are looked at'));
  });

  test('statements of a policy', () => {
    const statements = (count: number): string => inline(...Array.from({ length: count }, () => tableStatement()));
    expect(rulings({ Holder: `Role { ${statements(100)} }` })).toHaveLength(100);
    expect(rulings({ Holder: `Role { ${statements(101)} }` })).toEqual(
      doubts('Holder has more statements than are looked at'),
    );
  });

  test('holders of a policy', () => {
    expect(
      holders({ ...many(101, 'Role { ManagedPolicyArns: [!Ref Policy] }'), Policy: 'ManagedPolicy' }),
    ).toHaveLength(100);
  });
});

test('an action is known in any case', () => {
  const shouted = ALLOW.replace('dynamodb:PutItem', 'DYNAMODB:PUTITEM');
  expect(rulings({ Holder: 'Role', P: `Policy { Roles: [!Ref Holder], PolicyDocument: ${shouted} }` })).toEqual([
    'Allow',
  ]);
});

test('only users are in groups', () => {
  const statements = inline(tableStatement());
  expect(rulings({ Holder: 'Role { Groups: [!Ref G] }', G: `Group { ${statements} }` })).toEqual([]);
  expect(rulings({ Holder: `Group { Groups: [!Ref Holder], ${statements} }` })).toEqual(['Allow']);
});

describe('a managed policy of another stack', () => {
  const policy = `Resources: { Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${ALLOW} } } }
Outputs: { Arn: { Value: !Ref Policy, Export: { Name: ChatPolicy } } }`;

  /** Who has the policy where this is in another stack. */
  const having = (roles: string): readonly string[] => {
    const app = buildModel([template(policy), template(`Resources: { ${roles} }`, 'roles.yaml')]);
    return app
      .resources('AWS::IAM::ManagedPolicy')
      .flatMap((one) => new IdentityPolicies(app).holdersOf(one))
      .map((one) => inBranch(one.holder?.logicalId ?? 'nobody', one));
  };
  const role = (properties: string): string => `{ Type: AWS::IAM::Role, Properties: { ${properties} } }`;

  test('is of those that import it', () => {
    expect(having(`A: ${role('ManagedPolicyArns: [!ImportValue ChatPolicy]')}`)).toEqual(['A']);
    const beside = `A: ${role('ManagedPolicyArns: [!ImportValue ChatPolicy, !Ref Own]')}, Own: { Type: Custom::Policy }`;
    expect(having(beside)).toEqual(['A']);
    expect(having(`A: ${role('PermissionsBoundary: !ImportValue ChatPolicy')}`)).toEqual([]);
  });

  test('is of nobody in sight where they name other policies', () => {
    expect(having(`A: ${role('ManagedPolicyArns: [!Ref Policy]')}, Policy: { Type: AWS::IAM::ManagedPolicy }`)).toEqual(
      ['nobody', 'A'],
    );
  });
});

test('a resource that is no managed policy is one out of sight', () => {
  expect(rulings({ Holder: 'Role { ManagedPolicyArns: [!Ref P] }', P: 'InstanceProfile' })).toEqual([
    'Allow, in doubt: managed policy ${P} is out of sight',
  ]);
});

describe('who has a policy', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['an identity its inline policies', { Policy: `Role { ${inline(tableStatement())} }` }, ['Policy']],
    ['those it names', { A: 'Role', B: 'Role', Policy: 'Policy { Roles: [!Ref A, !Ref B] }' }, ['A', 'B']],
    ['those that name it', { A: 'Role { ManagedPolicyArns: [!Ref Policy] }', Policy: 'ManagedPolicy' }, ['A']],
    ['nobody in sight', { Policy: 'ManagedPolicy' }, ['nobody']],
    [
      'nobody in sight where it names one out of sight',
      { Policy: 'ManagedPolicy { Roles: [!ImportValue Role] }' },
      ['nobody'],
    ],
    [
      'those that name it, and not those that have it for a boundary beside another one',
      {
        A: 'Role { ManagedPolicyArns: [!Ref Policy] }',
        B: 'Role { ManagedPolicyArns: [!Ref Other], PermissionsBoundary: !Ref Policy }',
        Other: 'ManagedPolicy',
        Policy: 'ManagedPolicy',
      },
      ['A'],
    ],
    [
      'nobody in one branch',
      { A: 'Role', Policy: 'ManagedPolicy { Roles: [!If [IsProd, !Ref A, !Ref AWS::NoValue]] }' },
      ['A when IsProd is true', 'nobody when IsProd is false'],
    ],
    [
      'none at all where it is a boundary only',
      { A: 'Role { PermissionsBoundary: !Ref Policy }', Policy: 'ManagedPolicy' },
      [],
    ],
    [
      'nobody where it is a boundary in the other branch',
      { A: 'Role { PermissionsBoundary: !If [IsProd, !Ref Policy, !Ref AWS::NoValue] }', Policy: 'ManagedPolicy' },
      ['nobody when IsProd is false'],
    ],
  ])('%s', (_, resources, expected) => {
    expect(holders(resources)).toEqual(expected);
  });
});
