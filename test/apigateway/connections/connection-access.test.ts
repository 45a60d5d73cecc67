import { connectionAccess } from '../../../src/apigateway/connections/connection-access';
import { handler, mayManage } from '../../support/callback';
import { branch, firstApi, modelOf, resourceOf } from '../../support/model';
import { IS_PROD } from '../../support/stage';

/** What the function may do, a line each: its role, the branch, and why not. */
function access(text: string, stage?: string, given: 'always' | 'in production' = 'always'): readonly string[] {
  const model = modelOf(text);
  const lambda = resourceOf(model, 'Handler');
  const { resource: api } = firstApi(model);
  if (!api) throw new Error('the API is in sight');
  const assumed = given === 'always' ? [] : [{ template: api.template, name: 'IsProd', value: true }];
  return connectionAccess(model, lambda, api, stage === undefined ? undefined : [stage], assumed).flatMap(
    ({ role, when, allowances }) => {
      const start = [role?.logicalId ?? 'a role out of sight', ...(when.length > 0 ? [branch(when)] : [])].join(', ');
      const may = [...new Set(allowances.map((one) => [branch(one.when), one.doubt ?? 'may'].join(' ').trim()))];
      return [`${start}: ${may.join('; ') || 'may not'}`];
    },
  );
}

const app = (role: string, sections = ''): string => handler({ env: {}, role, sections });

test.each([
  ['may, by any method', mayManage('${Api}/live/GET/@connections/*'), 'live', 'Role: may'],
  ['may on the stage that is meant', mayManage('${Api}/live/*'), 'live', 'Role: may'],
  ['may on some stage', mayManage('${Api}/*'), undefined, 'Role: may'],
  ['may not on another stage', mayManage('${Api}/live/*'), 'beta', 'Role: may not'],
  ['may on some stage where it may on one', mayManage('${Api}/live/*'), undefined, 'Role: may'],
  ['may not on another API', mayManage('a1b2c3/*'), undefined, 'Role: may not'],
  ['may not without a policy', '', undefined, 'Role: may not'],
  [
    'may, if the request is as its policy asks',
    mayManage('${Api}/*', ', Condition: { Bool: { "aws:SecureTransport": true } }'),
    undefined,
    expect.stringMatching(/^Role: .*[Cc]ondition/),
  ],
])('a function with a role %s', (_, role, stage, expected) => {
  expect(access(app(role), stage)).toEqual([expected]);
});

test('a role that may assume another one may do what that may', () => {
  const role = mayManage('${Api}/*').replace('execute-api:ManageConnections', 'sts:AssumeRole');
  expect(access(app(role.replace(/!Sub "[^"]*"/, '"*"')))).toEqual(['Role: its role may assume another role']);
});

test('what a managed policy out of sight says is not known', () => {
  expect(access(app('ManagedPolicyArns: [!ImportValue Policy]'))).toEqual([
    'Role: managed policy ${ImportValue Policy} is out of sight; its role may assume another role',
  ]);
});

test('a role that leaves the stack may get more policies elsewhere', () => {
  expect(access(app('', 'Outputs: { Role: { Value: !Ref Role } }'))).toEqual([
    'Role: of its role: output Role hands it out',
  ]);
});

test.each([
  ['from elsewhere', '!ImportValue Role'],
  ['by an ARN', 'arn:aws:iam::111122223333:role/chat'],
  ['that is none', '!Ref AWS::NoValue'],
])('of a function with a role %s nobody can tell', (_, role) => {
  expect(access(app('').replace('!GetAtt Role.Arn', role))).toEqual([
    'a role out of sight: the role of the function is out of sight',
  ]);
});

test('each branch has its role', () => {
  const text = app(mayManage('${Api}/*'), IS_PROD).replace(
    '!GetAtt Role.Arn',
    '!If [IsProd, !GetAtt Role.Arn, !ImportValue R]',
  );
  const elsewhere = 'a role out of sight, IsProd is false: IsProd is false the role of the function is out of sight';
  expect(access(text)).toEqual(['Role, IsProd is true: may', elsewhere]);
  expect(access(text, undefined, 'in production')).toEqual(['Role, IsProd is true: may']);
});

test('one role is asked for each API by itself', () => {
  const text = handler({
    env: {},
    role: mayManage('${Other}/*'),
    more: { Other: '{ Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }' },
  });
  const model = modelOf(text);
  const lambda = resourceOf(model, 'Handler');
  const may = model.apiResources.map((api) =>
    connectionAccess(model, lambda, api, undefined, []).some(({ allowances }) => allowances.length > 0),
  );
  expect(may).toEqual([false, true]);
});
