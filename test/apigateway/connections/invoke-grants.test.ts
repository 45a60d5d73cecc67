import {
  everyApiAllowances,
  iamGuards,
  invokeGrants,
  matchesRoute,
  namedStage,
} from '../../../src/apigateway/connections/invoke-grants';
import { formatText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import { identity, on, policy, statement } from '../../support/access';
import { IS_PROD, chat, route, stack, under } from '../../support/api';
import { branch, firstApi, modelOf, within } from '../../support/model';

const invoking = (resource: string, action = 'execute-api:Invoke'): string =>
  policy(`[${statement({ action, resource })}]`);

/** The API that each grant names, and how the resource is written. */
function grants(text: string): readonly string[] {
  return invokeGrants(modelOf(text)).map(
    ({ api, resourceText }) => `${api?.resource?.logicalId ?? '-'} ${resourceText}`,
  );
}

test.each([
  ['an API', on('${Api}/*'), /^Api arn:.*\$\{Api\}\/\*$/],
  ['an API by its attribute', on('${Api.ApiId}/*'), /^Api /],
  ['an API by its id', on('a1b2c3/*'), /^- /],
  ['every API', '"*"', /^- \*$/],
  ['something else', '!GetAtt Policy.Arn', /^- /],
])('a grant to connect names %s', (_, resource, expected) => {
  expect(grants(invoking(resource))).toEqual([expect.stringMatching(expected)]);
});

test.each([
  ['execute-api:Invoke', 1],
  ['"execute-api:*"', 1],
  ['"*"', 1],
  ['"?xecute-api:Invoke"', 1],
  ['execute-api:ManageConnections', 0],
  ['s3:GetObject', 0],
])('%s lets somebody connect: %s', (action, count) => {
  expect(grants(invoking('"*"', action))).toHaveLength(count);
});

test('a Deny grants nothing, and neither does a list of nothing', () => {
  expect(grants(invoking('"*"').replace('Effect: Allow', 'Effect: Deny'))).toEqual([]);
  expect(grants(invoking('[]'))).toEqual([]);
  expect(grants(invoking('[[a]]'))).toEqual([]);
});

test('an app without an API has nobody to connect to', () => {
  const statements = `[${statement({ action: 'execute-api:Invoke', resource: '"*"' })}]`;
  const text = `{ Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: ${statements} } } }`;
  expect(grants(stack({ Policy: text }))).toEqual([]);
});

describe('NotResource lets somebody connect to every API', () => {
  const but = (resource: string): readonly string[] =>
    grants(policy(`[{ Effect: Allow, Action: execute-api:Invoke, NotResource: ${resource} }]`));

  test.each([
    ['but one', on('${Api}/*'), ['- NotResource']],
    ['and not where it names them all', '"*"', []],
    ['and not where it names them all among others', `[${on('${Api}/*')}, "*"]`, []],
    ['and nobody can tell where only deployment knows what it names', '!ImportValue Arn', []],
    ['and not where it names nothing', '[]', []],
  ])('%s', (_, resource, expected) => {
    expect(but(resource)).toEqual(expected);
  });

  test('which is told at its place', () => {
    const [grant] = invokeGrants(
      modelOf(policy(`[{ Effect: Allow, Action: execute-api:Invoke, NotResource: ${on('${Api}/*')} }]`)),
    );
    expect(grant?.entry.path.at(-1)).toBe('NotResource');
    expect(grant?.text).toEqual(['*']);
  });
});

describe('somebody may connect to any API of the account', () => {
  const allowances = (grant: string, role = ''): readonly string[] => {
    const model = modelOf(identity({ grant: `[${grant}]`, role, sections: IS_PROD }));
    return invokeGrants(model).flatMap((one) =>
      everyApiAllowances(model, one).map(({ when, doubt }) => within(doubt === undefined ? 'may' : '?', when)),
    );
  };
  const every = (resource = '"*"', more = ''): string => statement({ action: 'execute-api:Invoke', resource, more });

  test.each([
    ['with everything', every(), ['may']],
    ['with every API', every(on('*')), ['may']],
    ['with the $connect of every API', every(on('*/*/$connect')), ['may']],
    ['in one branch', `!If [IsProd, ${every()}, !Ref AWS::NoValue]`, ['may when IsProd is true']],
    [
      'in doubt, where it depends on the request',
      every('"*"', 'Condition: { Bool: { "aws:SecureTransport": true } }'),
      ['?'],
    ],
    ['but not with one API', every(on('${Api}/*')), []],
    ['but not with the messages of every API', every(on('*/*/send')), []],
    ['but not where it is denied', `${every()}, { Effect: Deny, Action: "*", Resource: "*" }`, []],
  ])('%s', (_, grant, expected) => {
    expect(allowances(grant)).toEqual(expected);
  });
});

describe('a resource matches a route of an API', () => {
  const matches = (resource: string, ...keys: readonly string[]): boolean | undefined => {
    const resources = Object.fromEntries(keys.map((key, index) => [`Route${index}`, route(`"${key}"`)]));
    const policyOf = `{ Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${statement({ action: 'execute-api:Invoke', resource })}] } } }`;
    const model = modelOf(chat({ ...resources, Policy: policyOf }));
    const [grant] = invokeGrants(model);
    return grant && matchesRoute(firstApi(model), grant.text);
  };

  test.each([
    [on('${Api}/*'), true],
    [on('${Api}/live/$connect'), true],
    [on('${Api}/*/send'), true],
    [on('${Api}'), false],
    [on('${Api}/live'), false],
    [on('${Api}/live/a/b'), false],
    ['!ImportValue Arn', undefined],
  ])('%s: %s', (resource, expected) => {
    expect(matches(resource, 'send')).toBe(expected);
  });

  test('with a slash in its key, where there is one', () => {
    expect(matches(on('${Api}/live/a/b'), 'send', 'a/b')).toBe(true);
    expect(matches(on('${Api}/live/a/b'), 'send', 'a/c')).toBe(false);
  });

  test('and nobody can tell of an API out of sight', () => {
    expect(matchesRoute({ ...firstApi(modelOf(chat())), resource: undefined }, ['*'])).toBeUndefined();
  });
});

test.each([
  ['a1b2c3/live/*', 'live'],
  ['a1b2c3/live/$connect', 'live'],
  ['a1b2c3/*/$connect', undefined],
  ['a1b2c3/l?ve/$connect', undefined],
  ['a*/live/$connect', undefined],
  ['a1b2c3/live', undefined],
  ['a1b2c3', undefined],
  ['*', undefined],
])('%s names stage %s', (resource, stage) => {
  const named = namedStage([`arn:aws:execute-api:eu-west-1:111122223333:${resource}`]);
  expect(named && formatText(named)).toBe(stage);
});

test('what is no ARN names no stage', () => {
  expect(namedStage(['a1b2c3/live/*'])).toBeUndefined();
});

test('an API lets in whoever IAM lets in, in the branches in which its $connect asks for that', () => {
  const guards = (...routes: readonly string[]): readonly string[] => {
    const resources = Object.fromEntries(routes.map((text, index) => [`Route${index}`, text]));
    return iamGuards(modelOf(chat(resources, IS_PROD))).map(({ when }) => branch(when));
  };
  const iam = 'AuthorizationType: AWS_IAM';
  expect(guards(route('$connect', iam))).toEqual(['']);
  expect(guards(route('$connect'))).toEqual([]);
  expect(guards(route('$connect', 'AuthorizationType: CUSTOM'))).toEqual([]);
  expect(guards(route('send', iam))).toEqual([]);
  expect(guards(under('IsProd', route('$connect', iam)))).toEqual(['IsProd is true']);
  expect(guards(route('!If [IsProd, $connect, send]', iam))).toEqual(['IsProd is true']);
  expect(guards(route('$connect', 'AuthorizationType: !If [IsProd, AWS_IAM, NONE]'))).toEqual(['IsProd is true']);
  expect(guards(route('!If [IsProd, send, $connect]', 'AuthorizationType: !If [IsProd, AWS_IAM, NONE]'))).toEqual([]);
});
