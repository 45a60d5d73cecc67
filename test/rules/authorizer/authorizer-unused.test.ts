import { EXPORTED, IS_PROD, authorizer, chat, of, route, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'authorizer-unused';

const NAMES_IT = 'AuthorizationType: CUSTOM, AuthorizerId: !Ref Authorizer';

const withRoutes = (routes: Readonly<Record<string, string>>, sections = ''): string =>
  chat({ Authorizer: authorizer(), ...routes }, sections);

test.each([
  ['no route at all', {}],
  ['a $connect route that names none', { Connect: route('$connect', 'AuthorizationType: AWS_IAM') }],
  ['a $connect route that names another one', { Connect: route('$connect', 'AuthorizerId: abc123') }],
  ['another route that names it', { Connect: route('$connect'), Send: route('send', NAMES_IT) }],
])('an authorizer is reported beside %s', (_, routes) => {
  expect(reports(id, withRoutes(routes))).toEqual(['Authorizer']);
});

test('an authorizer that $connect names passes', () => {
  expect(reports(id, withRoutes({ Connect: route('$connect', NAMES_IT) }))).toEqual([]);
});

test('it passes where $connect names it by its attribute', () => {
  const connect = route('$connect', 'AuthorizationType: CUSTOM, AuthorizerId: !GetAtt Authorizer.AuthorizerId');
  expect(reports(id, withRoutes({ Connect: connect }))).toEqual([]);
});

test('of two authorizers, the one that is not named is reported', () => {
  const routes = { Spare: authorizer({ Name: 'spare' }), Connect: route('$connect', NAMES_IT) };
  expect(reports(id, withRoutes(routes))).toEqual(['Spare']);
});

describe('branches', () => {
  test('the branch in which nothing names it is named', () => {
    const connect = route('$connect', 'AuthorizerId: !If [IsProd, !Ref Authorizer, !Ref AWS::NoValue]');
    expect(reports(id, withRoutes({ Connect: connect }, IS_PROD))).toEqual(['Authorizer when IsProd is false']);
  });

  test('an authorizer that is there only while it is named passes', () => {
    const connect = route('$connect', 'AuthorizerId: !If [IsProd, !Ref Authorizer, !Ref AWS::NoValue]');
    const resources = { Authorizer: under('IsProd', authorizer()), Connect: connect };
    expect(reports(id, chat(resources, IS_PROD))).toEqual([]);
  });

  test('two authorizers, one for each branch, pass', () => {
    const connect = route('$connect', 'AuthorizerId: !If [IsProd, !Ref Strict, !Ref Lax]');
    const resources = { Strict: under('IsProd', authorizer()), Lax: under('IsTest', authorizer()), Connect: connect };
    expect(reports(id, chat(resources, IS_PROD))).toEqual([]);
  });
});

test.each([
  [
    '$connect names one that only deployment knows',
    withRoutes({ Connect: route('$connect', 'AuthorizerId: !ImportValue It') }),
  ],
  ['a key is only known at deployment', withRoutes({ Some: route('!ImportValue Key', NAMES_IT) })],
  ['a macro may add the route', withRoutes({}, 'Transform: MyMacro')],
  ['the routes may be in another stack', withRoutes({}, EXPORTED)],
  ['the API is out of sight, and its $connect route as well', of('a1b2c3', stack({ Authorizer: authorizer() }))],
])('it is unknown where %s', (_, text) => {
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('a route in another stack that names it counts', () => {
  const outputs = `${EXPORTED.slice(0, -1)}, Id: { Value: !Ref Authorizer, Export: { Name: ChatAuthorizer } } }`;
  const connect = of(
    '!ImportValue ChatApi',
    stack({ Connect: route('$connect', 'AuthorizerId: !ImportValue ChatAuthorizer') }),
  );
  expect(reports(id, withRoutes({}, outputs), connect)).toEqual([]);
});

test('an API out of sight is judged where its $connect route is in sight', () => {
  const text = (properties: string): string =>
    of('a1b2c3', stack({ Authorizer: authorizer(), Connect: route('$connect', properties) }));
  expect(reports(id, text('AuthorizationType: AWS_IAM'))).toEqual(['Authorizer']);
  expect(reports(id, text(NAMES_IT))).toEqual([]);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, withRoutes({}).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('of two authorizers of one route, each is reported in the branch of the other', () => {
  const connect = route('$connect', 'AuthorizerId: !If [IsProd, !Ref Strict, !Ref Lax]');
  const resources = { Strict: authorizer(), Lax: authorizer(), Connect: connect };
  expect(reports(id, chat(resources, IS_PROD))).toEqual(['Lax when IsProd is true', 'Strict when IsProd is false']);
});

test('what another route than $connect uses leaves no doubt', () => {
  const send = route('send', 'AuthorizerId: !ImportValue It');
  expect(reports(id, withRoutes({ Send: send }))).toEqual(['Authorizer']);
});

test('what only deployment knows leaves doubt in its own branch, and is named', () => {
  const connect = under('IsProd', route('$connect', 'AuthorizerId: !ImportValue It'));
  const text = withRoutes({ Connect: connect }, IS_PROD);
  expect(reports(id, text)).toEqual(['Authorizer when IsProd is false']);
  expect(judge(id, text).unknown).toMatchObject([
    { branch: 'IsProd is true', reason: 'what route Connect uses is only known at deployment' },
  ]);
});

test('the $connect route of an API out of sight may be out of sight beside its other routes', () => {
  const text = of('a1b2c3', stack({ Authorizer: authorizer(), Send: route('send') }));
  expect(unknowns(id, text)).toEqual(['Authorizer : the $connect route of the API is in a template out of sight']);
});
