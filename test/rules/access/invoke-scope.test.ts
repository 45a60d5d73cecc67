import { on, policy, statement } from '../../support/access';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';
import { REGIONAL, regions } from '../../support/untold-branches';

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

test('an API out of sight is named so', () => {
  const text = guarded('"*"').replace('ApiId: !Ref Api, RouteKey', 'ApiId: a1b2c3d4e5, RouteKey');
  expect(judge(id, text).findings[0]?.message).toBe(
    '* covers every API of the account, and IAM alone decides who connects to an API.',
  );
});

describe('several APIs that IAM guards', () => {
  const second = (type: string): string =>
    `  Other: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }\n${connect(type).replace('Connect:', 'Second:').replace('!Ref Api', '!Ref Other')}`;
  const apis = (text: string): readonly (string | undefined)[] =>
    judge(id, text).findings.map(
      ({ message, branch }) => `${message.replace(/^.*to |\.$/g, '')}${branch === undefined ? '' : ` when ${branch}`}`,
    );

  test('make one finding, with the first of them', () => {
    expect(apis(`${guarded('"*"')}\n${second('AWS_IAM')}`)).toEqual(['Api']);
  });

  test('make one for each branch, with the first of them that is guarded there', () => {
    const sometimes = guarded('"*"', { type: '!If [IsProd, AWS_IAM, NONE]', sections: IS_PROD });
    expect(apis(`${sometimes}\n${second('AWS_IAM')}`)).toEqual([
      'Other when IsProd is false',
      'Api when IsProd is true',
    ]);
  });

  test('and of which only deployment knows when, make one with the first', () => {
    const regional = guarded('"*"', { type: REGIONAL, sections: regions('AWS_IAM', 'NONE') });
    expect(apis(`${regional}\n${second('AWS_IAM')}`)).toEqual(['Api when AWS::Region is "eu-west-1"']);
  });
});

test('no grant is judged where IAM guards no API', () => {
  const judged = (type: string): number | undefined => judge(id, guarded('"*"', { type })).policies[0]?.judged;
  expect([judged('AWS_IAM'), judged('NONE')]).toEqual([1, 0]);
});
