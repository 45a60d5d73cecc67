import { IS_PROD, authorizer, chat, followsTheApi, route } from '../../support/api';
import { reports, unknowns } from '../../support/findings';

const id = 'custom-authorization-needs-authorizer';

const connect = (properties: string, sections = ''): string =>
  chat({ Authorizer: authorizer(), Connect: route('$connect', properties) }, sections);

test.each(['AuthorizationType: CUSTOM', "AuthorizationType: CUSTOM, AuthorizerId: ''"])(
  '%s is reported',
  (properties) => {
    expect(reports(id, connect(properties))).toEqual(['Connect AuthorizerId']);
  },
);

test.each([
  'AuthorizationType: CUSTOM, AuthorizerId: !Ref Authorizer',
  'AuthorizationType: CUSTOM, AuthorizerId: abc123',
  'AuthorizationType: CUSTOM, AuthorizerId: !ImportValue Authorizer',
  'AuthorizationType: AWS_IAM',
  'AuthorizationType: NONE',
  'OperationName: connect',
])('%s passes', (properties) => {
  expect(reports(id, connect(properties))).toEqual([]);
  expect(unknowns(id, connect(properties))).toEqual([]);
});

test('the branch without the authorizer is named', () => {
  const properties = 'AuthorizationType: CUSTOM, AuthorizerId: !If [IsProd, !Ref Authorizer, !Ref AWS::NoValue]';
  expect(reports(id, connect(properties, IS_PROD))).toEqual(['Connect AuthorizerId when IsProd is false']);
});

test('a type that only deployment knows is unknown without an authorizer, and no question with one', () => {
  expect(reports(id, connect('AuthorizationType: !ImportValue Type'))).toEqual([]);
  expect(unknowns(id, connect('AuthorizationType: !ImportValue Type'))).toHaveLength(1);
  expect(unknowns(id, connect('AuthorizationType: !ImportValue Type, AuthorizerId: abc123'))).toEqual([]);
});

followsTheApi(id, route('send', 'AuthorizationType: CUSTOM'), 'AuthorizerId');
