import { buildModel } from '../../src/apigateway/building/build-model';
import { IdentityPolicies } from '../../src/iam/identity-policies';
import { allowancesOf, settled } from '../../src/iam/permitted';
import { PUT_ITEM, document, iam, inBranch, tableStatement } from '../support/iam';
import { template } from '../support/findings';

/** The branches in which role `Role` may put items into table `chat`. */
function allowed(
  statements: readonly string[],
  role = '',
  others: Readonly<Record<string, string>> = {},
): readonly string[] {
  const app = iam({
    Role: `Role { Policies: [{ PolicyName: own, PolicyDocument: ${document(...statements)} }], ${role} }`,
    ...others,
  });
  return allowancesOf(app.policies, app.of('Role'), PUT_ITEM).map((one) => inBranch('allowed', one));
}

const ALLOW = tableStatement();
const NARROW = 'Condition: { StringEquals: { aws:RequestedRegion: eu-west-1 } }';
const inProd = (statement: string): string => `!If [IsProd, ${statement}, !Ref AWS::NoValue]`;

describe('a Deny', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['overrides an Allow, in either order', [tableStatement('Deny'), ALLOW], []],
    ['overrides it in its own branch', [ALLOW, inProd(tableStatement('Deny'))], ['allowed when IsProd is false']],
    [
      'with a Condition is a doubt',
      [ALLOW, tableStatement('Deny', NARROW)],
      ['allowed, in doubt: a Deny may refuse it: a Condition may narrow the statement'],
    ],
    ['with an empty Condition is none', [ALLOW, tableStatement('Deny', 'Condition: {}')], []],
    [
      'with a Condition is a doubt in its own branch only',
      [ALLOW, inProd(tableStatement('Deny', NARROW))],
      [
        'allowed when IsProd is false',
        'allowed when IsProd is true, in doubt: a Deny may refuse it: a Condition may narrow the statement',
      ],
    ],
    [
      'about something else does not matter',
      [ALLOW, "{ Effect: Deny, Action: dynamodb:GetItem, Resource: '*' }"],
      ['allowed'],
    ],
  ])('%s', (_, statements, expected) => {
    expect(allowed(statements)).toEqual(expected);
  });
});

describe('a permissions boundary', () => {
  const boundary = (statement: string) => ({ Boundary: `ManagedPolicy { PolicyDocument: ${document(statement)} }` });
  test.each<[string, string, Readonly<Record<string, string>>, readonly string[]]>([
    ['that allows it', '!Ref Boundary', boundary(ALLOW), ['allowed']],
    ['that allows something else', '!Ref Boundary', boundary("{ Effect: Allow, Action: 's3:*', Resource: '*' }"), []],
    ['that denies it', '!Ref Boundary', boundary(tableStatement('Deny')), []],
    [
      'that allows it under a Condition',
      '!Ref Boundary',
      boundary(tableStatement('Allow', NARROW)),
      ['allowed, in doubt: a Condition may narrow the statement'],
    ],
    ['of AWS that allows it', 'arn:aws:iam::aws:policy/AdministratorAccess', {}, ['allowed']],
    ['of AWS that does not', 'arn:aws:iam::aws:policy/AmazonS3FullAccess', {}, []],
    [
      'out of sight',
      'arn:aws:iam::111122223333:policy/x',
      {},
      ['allowed, in doubt: its permissions boundary is out of sight'],
    ],
    [
      'that denies it under a Condition, and allows nothing',
      '!Ref Boundary',
      boundary(tableStatement('Deny', NARROW)),
      [],
    ],
    ['that allows it in one branch', '!Ref Boundary', boundary(inProd(ALLOW)), ['allowed when IsProd is true']],
    [
      'in one branch',
      '!If [IsProd, !Ref Boundary, !Ref AWS::NoValue]',
      boundary(tableStatement('Deny')),
      ['allowed when IsProd is false'],
    ],
  ])('%s', (_, reference, others, expected) => {
    expect(allowed([ALLOW], `PermissionsBoundary: ${reference}`, others)).toEqual(expected);
  });

  test('limits what is allowed in its own branch', () => {
    const reference =
      'PermissionsBoundary: !If [IsProd, arn:aws:iam::aws:policy/AmazonS3FullAccess, !Ref AWS::NoValue]';
    expect(allowed([inProd(ALLOW)], reference)).toEqual([]);
    expect(allowed([`!If [IsProd, !Ref AWS::NoValue, ${ALLOW}]`], reference)).toEqual(['allowed when IsProd is false']);
    expect(
      allowed(
        [`!If [IsProd, !Ref AWS::NoValue, ${ALLOW}]`],
        'PermissionsBoundary: !Ref Boundary',
        boundary(inProd(ALLOW)),
      ),
    ).toEqual([]);
  });

  test('of a permission set is out of sight, even where it names a policy of the app', () => {
    const app = buildModel([
      template(`Resources:
  Set: { Type: AWS::SSO::PermissionSet, Properties: { InlinePolicy: ${document(ALLOW)}, PermissionsBoundary: !Ref Boundary } }
  Boundary: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${document(ALLOW)} } }`),
    ]);
    const set = app.resources('AWS::SSO::PermissionSet');
    const policies = new IdentityPolicies(app);
    expect(set.flatMap((one) => allowancesOf(policies, one, PUT_ITEM)).map((one) => inBranch('allowed', one))).toEqual([
      'allowed, in doubt: its permissions boundary is out of sight',
    ]);
  });
});

test.each([
  ['first', 0],
  ['last', 1],
])('a doubt that comes %s counts where nothing is certain', (_, at) => {
  const within = iam({ Role: 'Role' }).of('Role').template;
  const prod = [{ template: within, name: 'IsProd', value: true }];
  expect(
    settled(
      [],
      [
        ...(at === 0 ? [{ when: [], doubt: 'why' }] : []),
        { when: prod, doubt: undefined },
        ...(at === 1 ? [{ when: [], doubt: 'why' }] : []),
      ],
    ).map((one) => inBranch('allowed', one)),
  ).toEqual(['allowed when IsProd is true', 'allowed when IsProd is false, in doubt: why']);
});
