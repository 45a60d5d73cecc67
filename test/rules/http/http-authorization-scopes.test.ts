import { reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-authorization-scopes';

const route = (type: string, scopes = '[books/read]'): string =>
  part('Route', `RouteKey: GET /, AuthorizationType: ${type}, AuthorizationScopes: ${scopes}`);
const at = ['Part AuthorizationScopes'];

test.each(['CUSTOM', 'AWS_IAM', 'NONE', '!Ref AWS::NoValue'])('scopes of a route with type %s are reported', (type) => {
  expect(reports(id, books({ Part: route(type) }))).toEqual(at);
});

test('scopes of a JWT route pass, and so does an empty list', () => {
  expect(reports(id, books({ Part: route('JWT') }))).toEqual([]);
  expect(reports(id, books({ Part: route('AWS_IAM', '[]') }))).toEqual([]);
  expect(reports(id, books({ Part: route('AWS_IAM', '!Ref AWS::NoValue') }))).toEqual([]);
});

test('the branch with the wrong type is named', () => {
  expect(reports(id, books({ Part: route('!If [IsProd, JWT, AWS_IAM]') }))).toEqual([`${at[0]} when IsProd is false`]);
});

test('what only deployment knows is unknown', () => {
  expect(unknowns(id, books({ Part: route('!Ref Open') }))).toHaveLength(1);
  expect(unknowns(id, books({ Part: route('AWS_IAM', '!Split [",", !Ref Open]') }))).toHaveLength(1);
});

followsTheHttpApi(id, route('AWS_IAM'), 'AuthorizationScopes');
