import { reports, unknowns } from '../../support/findings';
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

test.each(['login.example.com', 'http://login.example.com', '"https://"', '!Ref Pool', '!GetAtt Pool.ProviderName'])(
  'issuer %s is reported',
  (issuer) => {
    expect(reports(id, jwt(issuer))).toEqual(['Part JwtConfiguration.Issuer']);
  },
);

test.each(['https://login.example.com/', '!GetAtt Pool.ProviderURL', '!Sub "https://${Open}/"'])(
  'issuer %s passes',
  (issuer) => {
    expect(reports(id, jwt(issuer))).toEqual([]);
    expect(unknowns(id, jwt(issuer))).toEqual([]);
  },
);

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
