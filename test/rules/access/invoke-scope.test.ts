import { on, policy, statement } from '../../support/access';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'invoke-scope';
const RESOURCE = 'Policy PolicyDocument.Statement.Resource';
const connect = (type: string): string =>
  `  Connect: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: ${type} } }`;
const guarded = (
  resource: string,
  { action = 'execute-api:Invoke', more = '', type = 'AWS_IAM', sections = '' } = {},
): string => `${policy(statement({ action, resource, more }), sections)}${connect(type)}`;

test.each(['"*"', on('*'), on('*/*/*'), on('*/live/$connect'), 'arn:aws:execute-api', '"arn:aws:execute-api:*:*:*"'])(
  '%s covers every API',
  (resource) => {
    expect(reports(id, guarded(resource))).toEqual([RESOURCE]);
  },
);

test.each([
  on('${Api}/*'),
  on('${Api}/live/$connect'),
  on('a1b2c3d4e5/*'),
  '"arn:aws:s3:::*"',
  on('*/*/*/@connections/*'),
])('%s does not', (resource) => {
  expect(reports(id, guarded(resource))).toEqual([]);
});

test.each(['execute-api:*', '"*"', 'execute-api:Inv*'])('action %s includes invoking', (action) => {
  expect(reports(id, guarded('"*"', { action }))).toEqual([RESOURCE]);
});

test.each(['NONE', 'CUSTOM', '!ImportValue Type'])('an API with %s is not guarded by IAM', (type) => {
  expect(reports(id, guarded('"*"', { type }))).toEqual([]);
});

test('NotResource covers every API but those it names', () => {
  const text = (resource: string): string =>
    `${policy(`{ Effect: Allow, Action: execute-api:Invoke, NotResource: ${resource} }`)}${connect('AWS_IAM')}`;
  expect(reports(id, text(on('${Api}/*')))).toEqual(['Policy PolicyDocument.Statement.NotResource']);
  expect(reports(id, text('"*"'))).toEqual([]);
});

test('a Deny of the same policy takes it away; a Condition makes it unknown', () => {
  const deny = '{ Effect: Deny, Action: execute-api:Invoke, Resource: "*" }';
  const denied = `${policy(`[${statement({ action: 'execute-api:Invoke', resource: '"*"' })}, ${deny}]`)}${connect('AWS_IAM')}`;
  expect(reports(id, denied)).toEqual([]);
  const narrowed = guarded('"*"', { more: 'Condition: { Bool: { aws:SecureTransport: "true" } }' });
  expect(reports(id, narrowed)).toEqual([]);
  expect(unknowns(id, narrowed)).toHaveLength(1);
});

test('the branch in which IAM guards the API is named', () => {
  expect(reports(id, guarded('"*"', { type: '!If [IsProd, AWS_IAM, NONE]', sections: IS_PROD }))).toEqual([
    `${RESOURCE} when IsProd is true`,
  ]);
});

test('the grant may be in another stack', () => {
  const other = `Resources: { P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: ${statement({ action: 'execute-api:Invoke', resource: '"*"' })} } } } }`;
  expect(reports(id, guarded(on('${Api}/*')), other)).toEqual(['P PolicyDocument.Statement.Resource']);
});

test('the message names the API that is open', () => {
  expect(judge(id, guarded('"*"')).findings[0]?.message).toBe(
    '* covers every API of the account, and IAM alone decides who connects to Api.',
  );
});
