import { IS_PROD, chat, followsTheApi, route, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'authorizer-only-on-connect';

test.each(['AWS_IAM', 'CUSTOM', 'JWT'])('%s on another route than $connect is reported', (type) => {
  expect(reports(id, chat({ Send: route('send', `AuthorizationType: ${type}`) }))).toEqual(['Send AuthorizationType']);
});

test.each(['$disconnect', '$default'])('%s is another route, too', (key) => {
  expect(reports(id, chat({ Route: route(key, 'AuthorizationType: AWS_IAM') }))).toEqual(['Route AuthorizationType']);
});

test('the message is what AWS says', () => {
  const { findings } = judge(id, chat({ Send: route('send', 'AuthorizationType: AWS_IAM') }));
  expect(findings.map(({ message }) => message)).toEqual([
    'AWS rejects AWS_IAM authorization on route send: "Currently, authorization is restricted to the $connect route only".',
  ]);
});

test.each([
  ['$connect with any type', route('$connect', 'AuthorizationType: CUSTOM')],
  ['another route with NONE', route('send', 'AuthorizationType: NONE')],
  ['another route without a type', route('send')],
])('%s passes', (_, text) => {
  expect(reports(id, chat({ Route: text }))).toEqual([]);
});

test('the branch with a type is named', () => {
  const send = route('send', 'AuthorizationType: !If [IsProd, AWS_IAM, NONE]');
  expect(reports(id, chat({ Send: send }, IS_PROD))).toEqual(['Send AuthorizationType when IsProd is true']);
});

test('the condition of the route goes without saying', () => {
  const send = under('IsProd', route('send', 'AuthorizationType: !If [IsProd, AWS_IAM, NONE]'));
  expect(reports(id, chat({ Send: send }, IS_PROD))).toEqual(['Send AuthorizationType']);
});

test('a key that depends on a condition is judged in the branch it is in', () => {
  const either = route('!If [IsProd, $connect, connect]', 'AuthorizationType: AWS_IAM');
  expect(reports(id, chat({ Either: either }, IS_PROD))).toEqual(['Either AuthorizationType when IsProd is false']);
});

test('the default of a parameter is the type', () => {
  const send = chat({ Send: route('send', 'AuthorizationType: !Ref Type') });
  expect(reports(id, `${send}\nParameters: { Type: { Type: String, Default: NONE } }`)).toEqual([]);
  expect(reports(id, `${send}\nParameters: { Type: { Type: String, Default: AWS_IAM } }`)).toEqual([
    'Send AuthorizationType',
  ]);
});

test('without a default, every allowed value of a parameter is a branch', () => {
  const send = chat({ Send: route('send', 'AuthorizationType: !Ref Type') });
  expect(reports(id, `${send}\nParameters: { Type: { Type: String, AllowedValues: [NONE, AWS_IAM] } }`)).toEqual([
    'Send AuthorizationType when Type is "AWS_IAM"',
  ]);
});

test('a type that only deployment knows is unknown, but not on $connect', () => {
  const template = chat({
    Connect: route('$connect', 'AuthorizationType: !ImportValue Type'),
    Send: route('send', 'AuthorizationType: !ImportValue Type'),
  });
  expect(reports(id, template)).toEqual([]);
  expect(unknowns(id, template)).toEqual(['Send AuthorizationType: ImportValue Type: no template in sight exports it']);
});

test('a key that only deployment knows is unknown, but not without a type', () => {
  const template = chat({
    Some: route('!ImportValue Key', 'AuthorizationType: AWS_IAM'),
    Open: route('!ImportValue Key'),
  });
  expect(reports(id, template)).toEqual([]);
  expect(unknowns(id, template)).toEqual(['Some RouteKey: ImportValue Key: no template in sight exports it']);
});

followsTheApi(id, route('send', 'AuthorizationType: AWS_IAM'), 'AuthorizationType');
