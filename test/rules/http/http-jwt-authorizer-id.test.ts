import { reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-jwt-authorizer-id';

const jwt = part('Authorizer', 'AuthorizerType: JWT');
const request = part('Authorizer', 'AuthorizerType: REQUEST');
const route = (authorizer: string): string =>
  part('Route', `RouteKey: GET /books, AuthorizationType: JWT, AuthorizerId: ${authorizer}`);
const at = ['Part AuthorizerId'];

test('a route without an authorizer, with a Lambda authorizer or with something else is reported', () => {
  expect(reports(id, books({ Part: route('!Ref AWS::NoValue') }))).toEqual(at);
  expect(reports(id, books({ Part: route('""') }))).toEqual(at);
  expect(reports(id, books({ Part: route('!Ref Other'), Other: request }))).toEqual(at);
  expect(reports(id, books({ Part: route('!Ref Other'), Other: '{ Type: AWS::Cognito::UserPool }' }))).toEqual(at);
});

test('the authorizer of another API is reported', () => {
  const second = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: second, ProtocolType: HTTP } }';
  const other = { Second: second, Other: jwt.replace('!Ref Api', '!Ref Second') };
  expect(reports(id, books({ Part: route('!Ref Other'), ...other }))).toEqual(at);
});

test('a JWT authorizer passes, and so does every other authorization type', () => {
  expect(reports(id, books({ Part: route('!Ref Other'), Other: jwt }))).toEqual([]);
  const custom = part('Route', 'RouteKey: GET /books, AuthorizationType: CUSTOM, AuthorizerId: !Ref Other');
  expect(reports(id, books({ Part: custom, Other: request }))).toEqual([]);
});

test('an authorizer out of sight is unknown where only deployment knows its id', () => {
  expect(reports(id, books({ Part: route('!Ref Open') }))).toEqual([]);
  expect(unknowns(id, books({ Part: route('!Ref Open') }))).toHaveLength(1);
  expect(reports(id, books({ Part: route('a1b2c3') }))).toEqual([]);
});

test('the branch in which it is a Lambda authorizer is named', () => {
  const other = part('Authorizer', 'AuthorizerType: !If [IsProd, JWT, REQUEST]');
  expect(reports(id, books({ Part: route('!Ref Other'), Other: other }))).toEqual([
    'Part AuthorizerId when IsProd is false',
  ]);
});

followsTheHttpApi(id, part('Route', 'RouteKey: GET /books, AuthorizationType: JWT'), 'AuthorizerId');

test('a type that only deployment knows hides nothing of the branch in which it is known', () => {
  const other = part('Authorizer', 'AuthorizerType: !If [IsProd, REQUEST, !ImportValue Type]');
  const text = books({ Part: route('!Ref Other'), Other: other });
  expect(reports(id, text)).toEqual(['Part AuthorizerId when IsProd is true']);
  expect(unknowns(id, text)).toHaveLength(1);
});
