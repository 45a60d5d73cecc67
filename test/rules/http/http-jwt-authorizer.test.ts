import { judge, reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-jwt-authorizer';

const authorizer = (properties: string): string =>
  part('Authorizer', `Name: readers, AuthorizerType: JWT, ${properties}`);
const jwt = (issuer: string, audience = '[web]'): string =>
  books({
    Pool: '{ Type: AWS::Cognito::UserPool }',
    Part: authorizer(`JwtConfiguration: { Issuer: ${issuer}, Audience: ${audience} }`),
  });

test('no configuration, no audience and no issuer are reported', () => {
  expect(reports(id, books({ Part: authorizer('') }))).toEqual(['Part JwtConfiguration']);
  expect(reports(id, books({ Part: authorizer('JwtConfiguration: { Issuer: https://a.example.com }') }))).toEqual([
    'Part JwtConfiguration.Audience',
  ]);
  expect(reports(id, books({ Part: authorizer('JwtConfiguration: { Audience: [web] }') }))).toEqual([
    'Part JwtConfiguration.Issuer',
  ]);
});

test.each([
  'login.example.com',
  'login.example.com/https://x',
  '[https://login.example.com]',
  'http://login.example.com',
  '"https://"',
  '!Ref Pool',
  '!GetAtt Pool.ProviderName',
])('issuer %s is reported', (issuer) => {
  expect(reports(id, jwt(issuer))).toEqual(['Part JwtConfiguration.Issuer']);
});

test.each([
  '!Sub "https://cognito-idp.${AWS::Region}.amazonaws.com/${Pool}/.well-known/jwks.json"',
  'https://login.example.com/.well-known/openid-configuration',
  '!Sub "${Pool.ProviderURL}/.well-known/jwks.json"',
])('issuer %s is an address of its configuration', (issuer) => {
  expect(reports(id, jwt(issuer))).toEqual(['Part JwtConfiguration.Issuer']);
  expect(judge(id, jwt(issuer)).findings[0]?.message).toMatch(
    /"Issuer must have a valid discovery endpoint ended with '\/\.well-known\/openid-configuration'"\.$/,
  );
});

test.each([
  'https://login.example.com/',
  'HTTPS://login.example.com',
  '!GetAtt Pool.ProviderURL',
  '!Sub "https://${Open}/"',
])('issuer %s passes', (issuer) => {
  expect(reports(id, jwt(issuer))).toEqual([]);
  expect(unknowns(id, jwt(issuer))).toEqual([]);
});

test('an issuer that only deployment knows is unknown', () => {
  expect(reports(id, jwt('!Ref Open'))).toEqual([]);
  expect(unknowns(id, jwt('!Ref Open'))).toHaveLength(1);
});

test('an audience that is empty in a branch is reported in it', () => {
  expect(reports(id, jwt('https://a.example.com', '[!If [IsProd, web, !Ref AWS::NoValue]]'))).toEqual([
    'Part JwtConfiguration.Audience when IsProd is false',
  ]);
});

test('a Lambda authorizer has neither', () => {
  expect(reports(id, books({ Part: part('Authorizer', 'AuthorizerType: REQUEST') }))).toEqual([]);
});

followsTheHttpApi(id, authorizer(''), 'JwtConfiguration');

test('the messages say what is missing or wrong, in the words of AWS', () => {
  const messages = (template: string): readonly string[] => judge(id, template).findings.map(({ message }) => message);
  const invalid = '"Invalid issuer: Issuer is not a valid URL for JWT Authorizer"';
  expect(messages(books({ Part: authorizer('') }))).toEqual([
    'AWS rejects the authorizer: "JwtConfiguration must not be null for JWT Authorizer".',
  ]);
  expect(messages(books({ Part: authorizer('JwtConfiguration: { Scopes: [] }') }))).toEqual([
    'The authorizer has no audience: AWS requires at least one.',
    `The authorizer has no issuer: ${invalid}.`,
  ]);
  expect(messages(jwt('!Ref Pool'))).toEqual([
    `The issuer \${Pool} is not the URL of the user pool, which is !GetAtt Pool.ProviderURL: ${invalid}.`,
  ]);
  expect(messages(jwt('login.example.com'))).toEqual([
    `The issuer login.example.com is not an https:// URL: ${invalid}.`,
  ]);
});

test('a configuration that only deployment knows is unknown', () => {
  const unseen = books({ Part: authorizer('JwtConfiguration: !Ref Open') });
  expect(reports(id, unseen)).toEqual([]);
  expect(unknowns(id, unseen)).toHaveLength(1);
});

test.each(['!GetAtt Found.Issuer', '!Ref AWS::StackName', '!Sub "${AWS::StackName}.example.com"'])(
  'an issuer that begins with %s is unknown: what that is, only deployment knows',
  (issuer) => {
    const properties = `JwtConfiguration: { Issuer: ${issuer}, Audience: [web] }`;
    const template = books({ Found: '{ Type: Custom::Issuer }', Part: authorizer(properties) });
    expect(reports(id, template)).toEqual([]);
    expect(unknowns(id, template)).toHaveLength(1);
  },
);

test('an audience that only deployment knows may be one', () => {
  expect(reports(id, jwt('https://a.example.com', '!Ref Open'))).toEqual([]);
});
