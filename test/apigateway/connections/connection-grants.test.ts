import { connectionGrants } from '../../../src/apigateway/connections/connection-grants';
import { identity, on, policy, statement } from '../../support/access';
import { IS_PROD, stack } from '../../support/api';
import { branch, modelOf } from '../../support/model';

const CONDITIONS = `
Parameters: { Env: { Type: String }, Color: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod], IsBlue: !Equals [!Ref Color, blue] }`;

/** What somebody may do with connections, a line each: `POST GET of Api`, with the branch, and with `?` where it is in doubt. */
function grants(text: string): readonly string[] {
  return connectionGrants(modelOf(text)).flatMap(({ scope, otherApi, allowances }) => {
    const { methods = [] } = 'methods' in scope ? scope : {};
    const api = scope.kind === 'one-api' ? (scope.api?.logicalId ?? 'an id') : scope.kind;
    const what = [...methods, 'of', api, ...(otherApi ? ['other'] : [])].join(' ');
    return allowances.map(({ when, doubt }) =>
      [what, ...(doubt === undefined ? [] : ['?']), ...(when.length > 0 ? ['when', branch(when)] : [])].join(' '),
    );
  });
}

const ALL = on('${Api}/*');
const deny = (resource: string, more = ''): string =>
  `{ Effect: Deny, Action: execute-api:ManageConnections, Resource: ${resource}, ${more} }`;

test.each([
  ['the connections of an API', statement({ resource: ALL }), ['POST GET DELETE of Api']],
  ['sending to them', statement({ resource: on('${Api}/*/POST/@connections/*') }), ['POST of Api']],
  ['those of every API', statement({ resource: '"*"' }), ['POST GET DELETE of every-api']],
  ['those of an API by its id', statement({ resource: on('a1b2c3/*') }), ['POST GET DELETE of an id']],
  ['what only deployment knows', statement({ resource: '!ImportValue Arn' }), ['of unknown']],
  ['a bucket, by mistake', statement({ resource: 'arn:aws:s3:::chat' }), ['of other']],
  ['an API, but none of its connections', statement({ resource: on('${Api}/live') }), ['of none']],
])('a statement about connections alone is about %s', (_, text, expected) => {
  expect(grants(policy(`[${text}]`))).toEqual(expected);
});

describe('a statement that allows more than connections', () => {
  const both = '[execute-api:ManageConnections, s3:GetObject]';
  const any = '"execute-api:*"';

  test.each([
    ['means the connections of the API that it names', both, ALL, ['POST GET DELETE of Api']],
    ['may mean those of an API by its id', both, on('a1b2c3/*'), ['POST GET DELETE of an id']],
    ['does not mean the bucket that it names', both, 'arn:aws:s3:::chat', []],
    ['does not mean an API without its connections', both, on('${Api}/live'), []],
    ['says that it means connections, and matches none', both, on('${Api}/@connections/*'), ['of none']],
    ['may mean what only deployment knows', both, '!ImportValue Arn', ['of unknown']],
    ['means all of the API by a wildcard', any, ALL, ['POST GET DELETE of Api']],
    ['means every API by a wildcard', any, '"*"', ['POST GET DELETE of every-api']],
    ['does not mean an API by its id that invokes it', any, on('a1b2c3/*'), []],
    ['does not mean a bucket by a wildcard', '"*"', 'arn:aws:s3:::chat', []],
    ['is about something else', 's3:GetObject', '"*"', []],
  ])('%s', (_, action, resource, expected) => {
    expect(grants(policy(`[${statement({ action, resource })}]`))).toEqual(expected);
  });

  test('by a wildcard means nothing in an app without an API, and by its name does', () => {
    const alone = (action: string): string =>
      stack({
        Policy: `{ Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${statement({ action, resource: '"*"' })}] } } }`,
      });
    expect(grants(alone('"execute-api:*"'))).toEqual([]);
    expect(grants(alone('execute-api:ManageConnections'))).toEqual(['POST GET DELETE of every-api']);
  });

  test('on an API that is no WebSocket API means connections only where it is about nothing else', () => {
    const http = (action: string): string =>
      policy(`[${statement({ action, resource: ALL })}]`).replace('ProtocolType: WEBSOCKET', 'ProtocolType: HTTP');
    expect(grants(http('execute-api:ManageConnections'))).toEqual(['POST GET DELETE of Api other']);
    expect(grants(http(both))).toEqual([]);
  });

  test('on an API that is one in one branch is told in each', () => {
    const either = policy(`[${statement({ resource: ALL })}]`, IS_PROD).replace(
      'ProtocolType: WEBSOCKET',
      'ProtocolType: !If [IsProd, WEBSOCKET, HTTP]',
    );
    expect(grants(either)).toEqual([
      'POST GET DELETE of Api when IsProd is true',
      'POST GET DELETE of Api other when IsProd is false',
    ]);
  });
});

describe('NotResource grants everything but what it names', () => {
  const but = (resource: string): readonly string[] =>
    grants(policy(`[{ Effect: Allow, Action: execute-api:ManageConnections, NotResource: ${resource} }]`));

  test.each([
    ['one API', ALL, ['POST GET DELETE of every-api']],
    ['every API', '"*"', []],
    ['what only deployment knows', '!ImportValue Arn', ['of unknown']],
    ['a bucket', 'arn:aws:s3:::chat', ['POST GET DELETE of every-api']],
    ['nothing', '[]', []],
  ])('%s', (_, resource, expected) => {
    expect(but(resource)).toEqual(expected);
  });
});

describe('what a Deny of the same role leaves', () => {
  const left = (denied: string, allowed = ALL): readonly string[] =>
    grants(identity({ grant: `[${statement({ resource: allowed })}, ${denied}]`, sections: CONDITIONS }));

  test.each([
    ['nothing', deny(ALL), []],
    ['the other methods', deny(on('${Api}/*/DELETE/@connections/*')), ['POST GET of Api']],
    ['all of it where it is about another API', deny(on('a1b2c3/*')), ['POST GET DELETE of Api']],
    [
      'doubt where it depends on the request',
      deny(ALL, 'Condition: { Bool: { "aws:SecureTransport": false } }'),
      ['POST GET DELETE of Api ?'],
    ],
    [
      'the other branch',
      `!If [IsProd, ${deny(ALL)}, !Ref AWS::NoValue]`,
      ['POST GET DELETE of Api when IsProd is false'],
    ],
    [
      'in one branch the other methods, in the other all',
      `!If [IsProd, ${deny(on('${Api}/*/DELETE/@connections/*'))}, !Ref AWS::NoValue]`,
      ['POST GET of Api when IsProd is true', 'POST GET DELETE of Api when IsProd is false'],
    ],
    [
      'in doubt the methods that it may deny, for certain the others',
      deny(on('${Api}/*/DELETE/@connections/*'), 'Condition: { Bool: { "aws:SecureTransport": false } }'),
      ['POST GET of Api'],
    ],
  ])('%s', (_, denied, expected) => {
    expect(left(denied)).toEqual(expected);
  });

  test('of each method in its own branches', () => {
    const inProd = deny(on('${Api}/*/GET/@connections/*'));
    const inBlue = deny(on('${Api}/*/DELETE/@connections/*'));
    expect(left(`!If [IsProd, ${inProd}, !Ref AWS::NoValue], !If [IsBlue, ${inBlue}, !Ref AWS::NoValue]`)).toEqual([
      'POST of Api when IsProd is true, IsBlue is true',
      'POST GET of Api when IsProd is false, IsBlue is true',
      'POST DELETE of Api when IsBlue is false, IsProd is true',
      'POST GET DELETE of Api when IsProd is false, IsBlue is false',
    ]);
  });

  test('of a grant on one stage is the other methods of that', () => {
    expect(left(deny(on('${Api}/beta/*')), on('${Api}/live/*'))).toEqual(['POST GET DELETE of Api']);
    expect(left(deny(on('${Api}/live/*')), on('${Api}/live/*'))).toEqual([]);
    expect(left(deny(on('${Api}/live/*')), ALL)).toEqual(['POST GET DELETE of Api']);
  });
});

test('a grant counts for everybody who has its policy, as far as nothing is denied to him', () => {
  const text = identity({
    grant: `[${statement({ resource: ALL })}]`,
    role: `Policies: [{ PolicyName: p, PolicyDocument: { Statement: [${deny(ALL)}] } }]`,
    more: 'Other: { Type: AWS::IAM::Role }',
    sections: CONDITIONS,
  });
  const having = (roles: string): readonly string[] => grants(text.replace('Roles: [!Ref Role]', `Roles: [${roles}]`));
  expect(having('!Ref Role')).toEqual([]);
  expect(having('!Ref Other')).toEqual(['POST GET DELETE of Api']);
  expect(having('!Ref Role, !Ref Other')).toEqual(['POST GET DELETE of Api']);
  expect(having('!If [IsProd, !Ref Role, !Ref Other]')).toEqual(['POST GET DELETE of Api when IsProd is false']);
});
