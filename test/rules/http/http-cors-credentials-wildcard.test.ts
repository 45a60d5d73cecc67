import { reports, unknowns } from '../../support/findings';
import { books } from '../../support/http';

const id = 'http-cors-credentials-wildcard';

const cors = (origins: string, credentials = 'true'): string =>
  books({}, { properties: `CorsConfiguration: { AllowCredentials: ${credentials}, AllowOrigins: ${origins} }` });
const at = ['Api CorsConfiguration.AllowOrigins'];

test.each(["['*']", "[https://app.example.com, '*']"])('origins %s with credentials are reported', (origins) => {
  expect(reports(id, cors(origins))).toEqual(at);
  expect(reports(id, cors(origins, '"true"'))).toEqual(at);
});

test('named origins pass, and * without credentials', () => {
  expect(reports(id, cors('[https://app.example.com]'))).toEqual([]);
  expect(reports(id, cors("['*']", 'false'))).toEqual([]);
  expect(reports(id, cors("['*']", '!Ref AWS::NoValue'))).toEqual([]);
  expect(reports(id, cors('!Ref AWS::NoValue'))).toEqual([]);
});

test('the branch with both is named', () => {
  expect(reports(id, cors("[!If [IsProd, https://app.example.com, '*']]"))).toEqual([`${at[0]} when IsProd is false`]);
  expect(reports(id, cors("!If [IsProd, ['*'], [https://app.example.com]]", '!If [IsProd, false, true]'))).toEqual([]);
});

test('what only deployment knows is unknown', () => {
  expect(unknowns(id, cors('[!Ref Open]'))).toHaveLength(1);
  expect(unknowns(id, cors("['*']", '!Ref Open'))).toHaveLength(1);
  expect(reports(id, cors("[!Ref Open, '*']"))).toEqual(at);
  expect(unknowns(id, cors('[!Ref Open]', 'false'))).toEqual([]);
});

test('what is unknown in one branch is reported in the other', () => {
  const app = cors("[!If [IsProd, !Ref Open, '*']]");
  expect(reports(id, app)).toEqual([`${at[0]} when IsProd is false`]);
  expect(unknowns(id, app)).toHaveLength(1);
});

test('a WebSocket API is not judged', () => {
  expect(reports(id, cors("['*']").replace('ProtocolType: HTTP', 'ProtocolType: WEBSOCKET'))).toEqual([]);
});

test('where one of the two settles it, the other is not asked', () => {
  expect(unknowns(id, cors('!Ref AWS::NoValue', '!Ref Open'))).toEqual([]);
  expect(unknowns(id, cors('[!Ref Open]', '!Ref AWS::NoValue'))).toEqual([]);
  expect(unknowns(id, cors('[https://app.example.com]', '!Ref Open'))).toEqual([]);
});
