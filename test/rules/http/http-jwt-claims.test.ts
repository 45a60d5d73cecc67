import { judge, reports } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-jwt-claims';

const jwt = (issuer: string, audience = '[books]'): string =>
  part('Authorizer', `AuthorizerType: JWT, JwtConfiguration: { Issuer: ${issuer}, Audience: ${audience} }`);
const POOL = '{ Type: AWS::Cognito::UserPool }';
const CLIENT = '{ Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref Pool } }';
const judged = (authorizer: string): readonly string[] =>
  reports(id, books({ Part: authorizer, Pool: POOL, Client: CLIENT }));

const OF_REGION = '!Sub "https://cognito-idp.${AWS::Region}.amazonaws.com/${Pool}';

describe('the issuer', () => {
  const at = ['Part JwtConfiguration.Issuer'];

  test('of Auth0 ends in a slash', () => {
    expect(judged(jwt('https://books.auth0.com'))).toEqual(at);
    expect(judged(jwt('https://books.eu.auth0.com'))).toEqual(at);
    expect(judged(jwt('!Sub "https://${Open}.auth0.com"'))).toEqual(at);
    expect(judged(jwt('https://books.auth0.com/'))).toEqual([]);
    expect(judge(id, books({ Part: jwt('https://books.auth0.com') })).findings[0]?.message).toBe(
      'Tokens of Auth0 have the issuer https://books.auth0.com/ with a slash at the end: every request gets 401 Unauthorized.',
    );
  });

  test('of a user pool does not', () => {
    expect(judged(jwt(`${OF_REGION}/"`))).toEqual(at);
    expect(judged(jwt('https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123/'))).toEqual(at);
    expect(judged(jwt('https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AbCdEf123/'))).toEqual(at);
    expect(judged(jwt('!Sub "${Pool.ProviderURL}/"'))).toEqual(at);
    expect(judged(jwt(`${OF_REGION}"`))).toEqual([]);
    expect(judge(id, books({ Part: jwt('!Sub "${Pool.ProviderURL}/"'), Pool: POOL })).findings[0]?.message).toBe(
      'Tokens of a user pool have an issuer that ends in the id of the pool, without a slash: every request gets 401 Unauthorized.',
    );
    expect(judged(jwt('!GetAtt Pool.ProviderURL'))).toEqual([]);
  });

  test('of anybody else is not known', () => {
    for (const issuer of [
      'https://login.example.com',
      'https://auth0.com.example.com',
      'https://login.example.com/https://books.auth0.com',
      'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123/x',
      'https://a.example.com/https://cognito-idp.eu-west-1.amazonaws.com/a/',
      '!Sub "${Client.Name}/"',
      '!Sub "${Client.ProviderURL}/"',
      '!Sub "${AWS::Region}/"',
      '!Ref Open',
      '!Sub "https://${Open}"',
    ])
      expect(judged(jwt(issuer))).toEqual([]);
  });

  test('is judged branch by branch', () => {
    expect(judged(jwt('!If [IsProd, https://books.auth0.com, https://books.auth0.com/]'))).toEqual([
      `${at[0]} when IsProd is true`,
    ]);
  });
});

describe('the audience', () => {
  const at = ['Part JwtConfiguration.Audience'];
  const meant = (audience: string): readonly string[] => judged(jwt('!GetAtt Pool.ProviderURL', audience));

  test('is an app client, and no user pool', () => {
    for (const audience of ['[!Ref Pool]', '[!GetAtt Pool.Arn]', '[!GetAtt Pool.UserPoolId]', '[eu-west-1_AbCdEf123]'])
      expect(meant(audience)).toEqual(at);
    expect(meant('[us-gov-west-1_AbCdEf123]')).toEqual(at);
    expect(judge(id, books({ Part: jwt('https://a.example.com', '[eu-west-1_AbCdEf123]') })).findings[0]?.message).toBe(
      'eu-west-1_AbCdEf123 is a user pool, but its tokens have the id of an app client in aud or client_id: every request gets 401 Unauthorized.',
    );
  });

  test('may be any text, and a client beside a pool is enough', () => {
    for (const audience of [
      '[!Ref Client]',
      '[!Ref Pool, !Ref Client]',
      '[books-web]',
      '[!Ref Open]',
      '[]',
      '[{ a: b }]',
      '[west_Ab]',
      '[my-eu-west-1_Ab]',
      '[eu-west-1_Ab.web]',
      '["eu-west-1_Ab/"]',
      '[!Sub "eu-west-1_Ab${Open}"]',
    ])
      expect(meant(audience)).toEqual([]);
  });

  test('is judged branch by branch', () => {
    expect(meant('[!If [IsProd, !Ref Client, !Ref Pool]]')).toEqual([`${at[0]} when IsProd is false`]);
  });
});

test('a Lambda authorizer has neither', () => {
  expect(judged(part('Authorizer', 'AuthorizerType: REQUEST'))).toEqual([]);
});

followsTheHttpApi(id, jwt('https://books.auth0.com'), 'JwtConfiguration.Issuer');
