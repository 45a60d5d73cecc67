import { IS_PROD, authorizer, chat, followsTheApi, route } from '../../support/api';
import { reports, unknowns } from '../../support/findings';

const id = 'authorizer-ignored';

const connect = (properties: string, sections = ''): string =>
  chat({ Authorizer: authorizer(), Connect: route('$connect', properties) }, sections);

test.each(['AuthorizerId: !Ref Authorizer', 'AuthorizerId: !Ref Authorizer, AuthorizationType: NONE'])(
  '%s is reported',
  (properties) => {
    expect(reports(id, connect(properties))).toEqual(['Connect AuthorizerId']);
  },
);

test.each([
  'AuthorizerId: !Ref Authorizer, AuthorizationType: CUSTOM',
  'AuthorizationType: NONE',
  "AuthorizerId: '', AuthorizationType: NONE",
  'AuthorizationType: AWS_IAM',
])('%s passes', (properties) => {
  expect(reports(id, connect(properties))).toEqual([]);
});

test('it holds on any route, not on $connect alone', () => {
  expect(reports(id, chat({ Send: route('send', 'AuthorizerId: abc123') }))).toEqual(['Send AuthorizerId']);
});

test('the branch in which the authorizer is ignored is named', () => {
  const properties = 'AuthorizerId: !Ref Authorizer, AuthorizationType: !If [IsProd, CUSTOM, NONE]';
  expect(reports(id, connect(properties, IS_PROD))).toEqual(['Connect AuthorizerId when IsProd is false']);
});

test('an authorizer and a type that come and go together pass', () => {
  const properties =
    'AuthorizerId: !If [IsProd, !Ref Authorizer, !Ref AWS::NoValue], AuthorizationType: !If [IsProd, CUSTOM, NONE]';
  expect(reports(id, connect(properties, IS_PROD))).toEqual([]);
});

test('an authorizer from another stack is ignored just so', () => {
  expect(reports(id, connect('AuthorizerId: !ImportValue Authorizer'))).toEqual(['Connect AuthorizerId']);
});

test('a type that only deployment knows is unknown', () => {
  const template = connect('AuthorizerId: !Ref Authorizer, AuthorizationType: !ImportValue Type');
  expect(reports(id, template)).toEqual([]);
  expect(unknowns(id, template)).toEqual([
    'Connect AuthorizationType: ImportValue Type: no template in sight exports it',
  ]);
});

followsTheApi(id, route('send', 'AuthorizerId: abc123'), 'AuthorizerId');
