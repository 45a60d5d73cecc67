import { IS_PROD, chat, followsTheApi, part, route, under } from '../../support/api';
import { reports, unknowns } from '../../support/findings';

const id = 'route-response-missing';

const SELECTS = 'RouteResponseSelectionExpression: $default';
const PATH = 'Send RouteResponseSelectionExpression';
const RESPONSE = part('RouteResponse', 'RouteId: !Ref Send, RouteResponseKey: $default');

test('a route that selects a response it does not have is reported', () => {
  expect(reports(id, chat({ Send: route('send', SELECTS) }))).toEqual([PATH]);
});

test('a response of another route does not help', () => {
  const resources = {
    Send: route('send', SELECTS),
    Other: route('other'),
    Response: RESPONSE.replace('Send', 'Other'),
  };
  expect(reports(id, chat(resources))).toEqual([PATH]);
});

test.each([
  ['a route with its response', { Send: route('send', SELECTS), Response: RESPONSE }],
  ['a route that answers nothing', { Send: route('send') }],
  ['a route with a response it does not select', { Send: route('send'), Response: RESPONSE }],
])('%s passes', (_, resources) => {
  expect(reports(id, chat(resources))).toEqual([]);
});

test.each(['$connect', '$disconnect'])('%s sends no such answer, and passes', (key) => {
  expect(reports(id, chat({ Route: route(key, SELECTS) }))).toEqual([]);
});

describe('branches', () => {
  test('a key that depends on a condition is judged in its branch', () => {
    expect(reports(id, chat({ Send: route('!If [IsProd, send, $connect]', SELECTS) }, IS_PROD))).toEqual([
      `${PATH} when IsProd is true`,
    ]);
  });

  test('the branch that selects is named', () => {
    const send = route('send', 'RouteResponseSelectionExpression: !If [IsProd, $default, !Ref AWS::NoValue]');
    expect(reports(id, chat({ Send: send }, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
  });

  test('the branch without the response is named', () => {
    const resources = { Send: route('send', SELECTS), Response: under('IsProd', RESPONSE) };
    expect(reports(id, chat(resources, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
  });

  test('a route and a response under the same condition pass', () => {
    const resources = { Send: under('IsProd', route('send', SELECTS)), Response: under('IsProd', RESPONSE) };
    expect(reports(id, chat(resources, IS_PROD))).toEqual([]);
  });

  test('a response that is there whenever the route selects passes', () => {
    const send = route('send', 'RouteResponseSelectionExpression: !If [IsProd, $default, !Ref AWS::NoValue]');
    expect(reports(id, chat({ Send: send, Response: under('IsProd', RESPONSE) }, IS_PROD))).toEqual([]);
  });
});

test.each([
  ['its key is only known at deployment', chat({ Send: route('!ImportValue Key', SELECTS) })],
  [
    'it is only known at deployment whether it selects',
    chat({ Send: route('send', 'RouteResponseSelectionExpression: !ImportValue Selects') }),
  ],
  [
    'a route of SAM is only known at deployment',
    `Transform: AWS::Serverless-2016-10-31
Resources:
  Api: { Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action, Routes: { ask: !ImportValue Route } } }`,
  ],
  ['a macro may add the response', chat({ Send: route('send', SELECTS) }, 'Transform: MyMacro')],
  [
    'a response names a route that only deployment knows',
    chat({ Send: route('send', SELECTS), Response: RESPONSE.replace('!Ref Send', '!ImportValue Route') }),
  ],
])('it is unknown where %s', (_, text) => {
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('a response is enough, whatever deployment makes of the selection', () => {
  const send = route('send', 'RouteResponseSelectionExpression: !ImportValue Selects');
  expect(unknowns(id, chat({ Send: send, Response: RESPONSE }))).toEqual([]);
});

followsTheApi(id, route('send', SELECTS), 'RouteResponseSelectionExpression', { provesItself: true });

test('a response whose route only deployment knows is named', () => {
  const open = RESPONSE.replace('!Ref Send', '!If [IsProd, !Ref Other, !ImportValue Route]');
  const text = chat({ Send: route('send', SELECTS), Other: route('other'), Response: open }, IS_PROD);
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([`${PATH}: the route of Response is only known at deployment`]);
});
