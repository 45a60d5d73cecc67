import { IS_PROD, chat, followsTheApi, route } from '../../support/api';
import { reports, unknowns } from '../../support/findings';

const id = 'api-key-on-connect-only';

const keyed = (key: string, required: string, sections = ''): string =>
  chat({ Route: route(key, `ApiKeyRequired: ${required}`) }, sections);

test.each(['send', '$default', '$disconnect'])('a key required on %s is reported', (key) => {
  expect(reports(id, keyed(key, 'true'))).toEqual(['Route ApiKeyRequired']);
});

test('a truth in quotes is one', () => {
  expect(reports(id, keyed('send', '"true"'))).toEqual(['Route ApiKeyRequired']);
});

test('a key required on $connect passes', () => {
  expect(reports(id, keyed('$connect', 'true'))).toEqual([]);
});

test.each(['false', '"false"', '!Ref AWS::NoValue'])('%s asks for no key', (required) => {
  expect(reports(id, keyed('send', required))).toEqual([]);
});

test('the branch that asks for a key is named', () => {
  expect(reports(id, keyed('send', '!If [IsProd, true, false]', IS_PROD))).toEqual([
    'Route ApiKeyRequired when IsProd is true',
  ]);
});

test('a key that depends on a condition is judged in its branch', () => {
  expect(reports(id, keyed('!If [IsProd, $connect, hello]', 'true', IS_PROD))).toEqual([
    'Route ApiKeyRequired when IsProd is false',
  ]);
});

test('the default of a parameter decides', () => {
  const parameter = (value: string): string => `Parameters: { Asks: { Type: String, Default: '${value}' } }`;
  expect(reports(id, keyed('send', '!Ref Asks', parameter('true')))).toEqual(['Route ApiKeyRequired']);
  expect(reports(id, keyed('send', '!Ref Asks', parameter('false')))).toEqual([]);
});

test('what only deployment knows is unknown, but not on $connect', () => {
  expect(reports(id, keyed('send', '!ImportValue Asks'))).toEqual([]);
  expect(unknowns(id, keyed('send', '!ImportValue Asks'))).toHaveLength(1);
  expect(unknowns(id, keyed('!ImportValue Key', 'true'))).toHaveLength(1);
  expect(unknowns(id, keyed('$connect', '!ImportValue Asks'))).toEqual([]);
});

followsTheApi(id, route('send', 'ApiKeyRequired: true'), 'ApiKeyRequired');
