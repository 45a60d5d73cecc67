import { reports, unknowns } from '../../support/findings';
import { books, part } from '../../support/http';

const id = 'http-cors-open';

const at = ['Api CorsConfiguration.AllowOrigins'];
const jwt = part('Authorizer', 'AuthorizerType: JWT');
const cors = (origins: string, parts: Readonly<Record<string, string>> = { Part: jwt }): string =>
  books(parts, { properties: `CorsConfiguration: { AllowOrigins: ${origins} }` });

test('every origin is reported where the API has an authorizer', () => {
  expect(reports(id, cors("['*']"))).toEqual(at);
  expect(reports(id, cors("['*']", { Part: part('Route', 'RouteKey: GET /, AuthorizationType: JWT') }))).toEqual(at);
});

test('named origins pass, and an API without an authorizer', () => {
  expect(reports(id, cors('[https://app.example.com]'))).toEqual([]);
  expect(reports(id, cors("['*']", {}))).toEqual([]);
  expect(reports(id, books({ Part: jwt }))).toEqual([]);
});

test('branches are told apart', () => {
  expect(reports(id, cors("[!If [IsProd, https://app.example.com, '*']]"))).toEqual([`${at[0]} when IsProd is false`]);
  const inProd = jwt.replace('{', '{ Condition: IsProd,');
  expect(reports(id, cors("['*']", { Part: inProd }))).toEqual([`${at[0]} when IsProd is true`]);
  expect(reports(id, cors("[!If [IsProd, https://app.example.com, '*']]", { Part: inProd }))).toEqual([]);
});

test('an origin that only deployment knows is unknown', () => {
  expect(unknowns(id, cors('[!Ref Open]'))).toHaveLength(1);
  expect(unknowns(id, cors("[!If [IsProd, !Ref Open, '*']]"))).toHaveLength(1);
});

test('a route that asks an authorizer in one branch is enough for that branch', () => {
  const route = part('Route', 'RouteKey: GET /, AuthorizationType: !If [IsProd, JWT, NONE]');
  expect(reports(id, cors("['*']", { Part: route }))).toEqual([`${at[0]} when IsProd is true`]);
  const signed = part('Route', 'RouteKey: GET /, AuthorizationType: AWS_IAM');
  expect(reports(id, cors("['*']", { Part: signed }))).toEqual([]);
});

test('a Lambda authorizer of a route counts as well', () => {
  const route = part('Route', 'RouteKey: GET /, AuthorizationType: CUSTOM');
  expect(reports(id, cors("['*']", { Part: route }))).toEqual(at);
});
