import { reports, unknowns } from '../../support/findings';
import { books, part } from '../../support/http';

const id = 'http-cors-preflight';
const at = ['Part AuthorizationType'];

const CORS = 'CorsConfiguration: { AllowOrigins: [https://app.example.com] }';
const authorizer = (source = '$request.header.Authorization', type = 'JWT'): string =>
  part('Authorizer', `AuthorizerType: ${type}, IdentitySource: [${source}]`);
const route = (key: string, authorization = 'AuthorizationType: JWT, AuthorizerId: !Ref Readers'): string =>
  part('Route', `RouteKey: ${key}, ${authorization}`);
const api = (parts: Readonly<Record<string, string>>, properties = CORS): string =>
  books({ Readers: authorizer(), ...parts }, { properties });

test('a route for every method that asks for a token is reported where the API has CORS', () => {
  expect(reports(id, api({ Part: route("'ANY /books'") }))).toEqual(at);
  expect(reports(id, api({ Part: route("'ANY /{proxy+}'") }))).toEqual(at);
  expect(reports(id, api({ Part: route('$default') }))).toEqual(at);
  expect(reports(id, api({ Part: route('!Sub "ANY /${Open}/{proxy+}"') }))).toEqual(at);
});

test('so is one that asks a Lambda authorizer for a header, or for a signature', () => {
  const custom = 'AuthorizationType: CUSTOM, AuthorizerId: !Ref Readers';
  for (const source of ['$request.header.authorization', '$request.header.Cookie', '$request.header.X-Api-Key'])
    expect(reports(id, api({ Readers: authorizer(source, 'REQUEST'), Part: route('$default', custom) }))).toEqual(at);
  expect(reports(id, api({ Part: route('$default', 'AuthorizationType: AWS_IAM') }))).toEqual(at);
  const unused = 'AuthorizationType: AWS_IAM, AuthorizerId: !ImportValue Readers';
  expect(reports(id, api({ Part: route('$default', unused) }))).toEqual(at);
});

test('one header among several identity sources is enough', () => {
  const both = '$request.querystring.token, $request.header.Authorization';
  expect(reports(id, api({ Readers: authorizer(both, 'REQUEST'), Part: route('$default') }))).toEqual(at);
});

test('a credential that a preflight request has, or an authorizer that decides without one, passes', () => {
  for (const source of [
    '!Sub "$request.header.X-${Open}"',
    '!Sub "$request.header.X-Api${Open}"',
    '$request.querystring.token',
    '$request.header.Origin',
    '$request.header.X-Forwarded-For',
  ])
    expect(reports(id, api({ Readers: authorizer(source), Part: route('$default') }))).toEqual([]);
  const none = part('Authorizer', 'AuthorizerType: REQUEST');
  expect(reports(id, api({ Readers: none, Part: route('$default') }))).toEqual([]);
});

test('a route of one method, a route that is open, and an API without CORS pass', () => {
  expect(reports(id, api({ Part: route("'GET /books'") }))).toEqual([]);
  expect(reports(id, api({ Part: route("'OPTIONS /books'") }))).toEqual([]);
  expect(reports(id, api({ Part: route('$default', 'AuthorizationType: NONE') }))).toEqual([]);
  expect(reports(id, api({ Part: part('Route', 'RouteKey: $default') }))).toEqual([]);
  expect(reports(id, api({ Part: route('[ANY]') }))).toEqual([]);
  expect(reports(id, api({ Part: route('$default') }, ''))).toEqual([]);
  expect(reports(id, api({ Part: route('$default') }, 'CorsConfiguration: { AllowHeaders: [x-mine] }'))).toEqual([]);
});

test('a route that takes the preflight requests is enough', () => {
  const answered = (key: string, options: string): readonly string[] =>
    reports(id, api({ Part: route(key), Options: part('Route', `RouteKey: ${options}`) }));
  expect(answered("'ANY /books/{id}'", "'OPTIONS /books/{book}'")).toEqual([]);
  expect(answered("'ANY /books/{id}'", "'OPTIONS /{proxy+}'")).toEqual([]);
  expect(answered('$default', "'OPTIONS /{proxy+}'")).toEqual([]);
  expect(answered('$default', "'OPTIONS /books'")).toEqual([]);
  expect(answered("'ANY /books/{id}'", '!Ref Open')).toEqual([]);
  expect(answered("'ANY /books/{id}'", '!Sub "OPTIONS /${Open}"')).toEqual([]);
  expect(answered("'ANY /books/{id}'", "'OPTIONS /authors'")).toEqual(at);
  expect(answered("'ANY /books/{id}'", "'OPTIONS /books/'")).toEqual(at);
  expect(answered("'ANY /books/{id}'", '[OPTIONS]')).toEqual(at);
  expect(answered("'ANY /books/{id}'", "'GET /books/{id}'")).toEqual(at);
  expect(answered('!Sub "ANY /${Open}"', "'OPTIONS /books/{id}'")).toEqual([]);
  expect(answered("'ANY /books/{id}'", '!Sub "${Open} /books/{id}"')).toEqual([]);
  expect(answered("'ANY /books/{id}'", '!Sub "GET${Open} /books/{id}"')).toEqual(at);
});

test('branches are told apart', () => {
  const when = (value: boolean): readonly string[] => [`${at[0]} when IsProd is ${value}`];
  const type = 'AuthorizationType: !If [IsProd, JWT, NONE], AuthorizerId: !Ref Readers';
  expect(reports(id, api({ Part: route('$default', type) }))).toEqual(when(true));
  const options = part('Route', "RouteKey: 'OPTIONS /{proxy+}'").replace('{', '{ Condition: IsProd,');
  expect(reports(id, api({ Part: route('$default'), Options: options }))).toEqual(when(false));
  const cors = `CorsConfiguration: !If [IsProd, { AllowOrigins: ['*'] }, !Ref AWS::NoValue]`;
  expect(reports(id, api({ Part: route('$default') }, cors))).toEqual(when(true));
  const either = {
    Guests: authorizer('$request.querystring.token'),
    Part: route('$default', 'AuthorizationType: JWT, AuthorizerId: !If [IsProd, !Ref Readers, !Ref Guests]'),
  };
  expect(reports(id, api(either))).toEqual(when(true));
  const source = authorizer('!If [IsProd, $request.header.Authorization, $request.querystring.token]');
  expect(reports(id, api({ Readers: source, Part: route('$default') }))).toEqual(when(true));
});

test('an authorizer, and routes, that are out of sight are unknown', () => {
  const imported = 'AuthorizationType: JWT, AuthorizerId: !ImportValue Readers';
  expect(reports(id, api({ Part: route('$default', imported) }))).toEqual([]);
  expect(unknowns(id, api({ Part: route('$default', imported) }))).toHaveLength(1);
  const more =
    '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: !Ref Open, Parameters: { Api: !Ref Api } } }';
  expect(reports(id, api({ Part: route('$default'), More: more }))).toEqual([]);
  expect(unknowns(id, api({ Part: route('$default'), More: more }))).toHaveLength(1);
});

test('an authorizer by an id that is written out is not known', () => {
  const written = 'AuthorizationType: JWT, AuthorizerId: a1b2c3';
  expect(reports(id, api({ Part: route('$default', written) }))).toEqual([]);
});

test('routes of an API that is out of sight are not judged', () => {
  expect(reports(id, `Resources:\n  Part: ${route('$default').replace('!Ref Api', 'a1b2c3')}`)).toEqual([]);
});

test('what SAM creates is judged', () => {
  const sam = (method: string, more = ''): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::HttpApi
    Properties:
      CorsConfiguration: { AllowOrigins: [https://app.example.com] }
      Auth:
        DefaultAuthorizer: Readers
        Authorizers:
          Readers:
            IdentitySource: $request.header.Authorization
            JwtConfiguration: { issuer: https://login.example.com/, audience: [books] }
  Books:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        All: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: ${method}, Path: /books } }
        ${more}`;
  expect(reports(id, sam('ANY'))).toHaveLength(1);
  expect(reports(id, sam('GET'))).toEqual([]);
  const options =
    'Options: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: OPTIONS, Path: /books, Auth: { Authorizer: NONE } } }';
  expect(reports(id, sam('ANY', options))).toEqual([]);
});
