import { EXPORTED, IS_PROD, api, chat, of, route, stack, under } from './api';
import { judge, reports, unknowns } from './findings';

/**
 * Tests for every policy that requires a route of an API.
 *
 * @param id the policy
 * @param key the key of the route
 * @param severity the severity of its findings
 */
export function asksForRoute(id: string, key: string, severity: string): void {
  test(`an API without a ${key} route is reported as a whole`, () => {
    expect(reports(id, chat({ Connect: route('$connect'), Send: route('send') }))).toEqual(['Api']);
    expect(judge(id, chat({ Send: route('send') })).findings[0]).toMatchObject({ propertyPath: '', severity });
  });

  test('an API with the route passes', () => {
    expect(reports(id, chat({ Connect: route('$connect'), Route: route(key) }))).toEqual([]);
  });

  test.each([key.slice(1), key.toUpperCase(), `${key}2`])('%s is another route', (other) => {
    expect(reports(id, chat({ Route: route(other) }))).toEqual(['Api']);
  });

  test('each API is judged for itself', () => {
    const other = of('!Ref Other', route(key));
    expect(reports(id, chat({ Send: route('send'), Other: api(), Route: other }))).toEqual(['Api']);
  });

  test('the branch without the route is named', () => {
    const routes = { Send: route('send'), Route: under('IsProd', route(key)) };
    expect(reports(id, chat(routes, IS_PROD))).toEqual(['Api when IsProd is false']);
  });

  test('the branch in which the key is another one is named', () => {
    expect(reports(id, chat({ Route: route(`!If [IsProd, ${key}, other]`) }, IS_PROD))).toEqual([
      'Api when IsProd is false',
    ]);
  });

  test('two routes of which one is always there pass', () => {
    const routes = { One: under('IsProd', route(key)), Two: under('IsTest', route(key)) };
    expect(reports(id, chat(routes, IS_PROD))).toEqual([]);
  });

  test('the default of a parameter is the key', () => {
    const routes = { Route: route('!Ref Key') };
    expect(reports(id, chat(routes, `Parameters: { Key: { Type: String, Default: ${key} } }`))).toEqual([]);
  });

  test.each([
    ['a key is only known at deployment', chat({ Route: route('!ImportValue Key') })],
    ['a macro may add the route', chat({ Send: route('send') }, 'Transform: MyMacro')],
    ['the routes may be in another stack', chat({}, EXPORTED)],
  ])('it is unknown where %s', (_, text) => {
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toHaveLength(1);
  });

  test('a route in another stack is seen', () => {
    const routes = of('!ImportValue ChatApi', stack({ Connect: route('$connect'), Route: route(key) }));
    expect(reports(id, chat({}, EXPORTED), routes)).toEqual([]);
    expect(reports(id, chat({}, EXPORTED), routes.replace(key, 'other'))).toEqual(['Api']);
  });

  test('an API out of sight is not judged: others may give it the route', () => {
    const text = of('a1b2c3', stack({ Connect: route('$connect') }));
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toEqual([]);
  });

  test('an HTTP API is not judged', () => {
    expect(reports(id, chat({ Send: route('send') }).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  });
}
