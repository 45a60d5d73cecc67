import { IS_PROD, authorizer, chat, followsTheApi, part } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'authorizer-http-only-properties';

const withProperty = (name: string, value: string, sections = ''): string =>
  chat({ Authorizer: authorizer({ [name]: value }) }, sections);

test.each([
  ['AuthorizerResultTtlInSeconds', '300'],
  ['AuthorizerResultTtlInSeconds', '0'],
  ['AuthorizerResultTtlInSeconds', '"60"'],
  ['AuthorizerPayloadFormatVersion', '"2.0"'],
  ['AuthorizerPayloadFormatVersion', '1.0'],
  ['EnableSimpleResponses', 'true'],
  ['EnableSimpleResponses', '"true"'],
  ['JwtConfiguration', '{ Issuer: https://example.com, Audience: [chat] }'],
  ['AuthorizerResultTtlInSeconds', '!ImportValue Ttl'],
])('%s: %s is reported', (name, value) => {
  expect(reports(id, withProperty(name, value))).toEqual([`Authorizer ${name}`]);
});

test.each([
  ['EnableSimpleResponses', 'false'],
  ['EnableSimpleResponses', '"false"'],
  ['AuthorizerResultTtlInSeconds', '!Ref AWS::NoValue'],
  ['AuthorizerCredentialsArn', 'arn:aws:iam::111111111111:role/check'],
])('%s: %s passes', (name, value) => {
  expect(reports(id, withProperty(name, value))).toEqual([]);
});

test('only the TTL is known to be rejected in these words', () => {
  const messages = (name: string): readonly string[] =>
    judge(id, withProperty(name, '1')).findings.map(({ message }) => message);
  expect(messages('AuthorizerResultTtlInSeconds')).toEqual([
    'AWS rejects the authorizer: "AuthorizerResultTtlInSeconds cannot be set for WEBSOCKET protocol Apis."',
  ]);
  expect(messages('AuthorizerPayloadFormatVersion')).toEqual([
    'AuthorizerPayloadFormatVersion is for authorizers of HTTP APIs, and this one belongs to a WebSocket API.',
  ]);
});

test('the branch with the property is named', () => {
  expect(
    reports(id, withProperty('AuthorizerResultTtlInSeconds', '!If [IsProd, 300, !Ref AWS::NoValue]', IS_PROD)),
  ).toEqual(['Authorizer AuthorizerResultTtlInSeconds when IsProd is true']);
});

test('the default of a parameter decides', () => {
  const simple = (value: string): readonly string[] => {
    const sections = `Parameters: { Simple: { Type: String, Default: '${value}' } }`;
    return reports(id, withProperty('EnableSimpleResponses', '!Ref Simple', sections));
  };
  expect(simple('false')).toEqual([]);
  expect(simple('true')).toEqual(['Authorizer EnableSimpleResponses']);
});

test('simple responses that only deployment knows are unknown', () => {
  const text = withProperty('EnableSimpleResponses', '!ImportValue Simple');
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

followsTheApi(id, part('Authorizer', 'Name: token, AuthorizerResultTtlInSeconds: 300'), 'AuthorizerResultTtlInSeconds');
