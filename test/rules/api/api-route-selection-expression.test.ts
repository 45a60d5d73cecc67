import { IS_PROD, api, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'api-route-selection-expression';

const expression = (text: string, sections = ''): string =>
  stack({ Api: api(`RouteSelectionExpression: ${text}`) }, sections);

const PATH = 'Api RouteSelectionExpression';

test('an API without an expression is reported', () => {
  const text = stack({ Api: api('Description: none') });
  expect(reports(id, text)).toEqual([PATH]);
  expect(judge(id, text).findings.map(({ message }) => message)).toEqual([
    'The API has no RouteSelectionExpression: AWS rejects it with "Invalid routeSelectionExpression".',
  ]);
});

test.each([
  "''",
  "' '",
  '!Ref AWS::NoValue',
  'action',
  'request.body.action',
  "'{request.body.action}'",
  "'${request.method} ${request.path}'",
  '$request.method',
  "'$(request.body.action}'",
  "'${request.body.action'",
  "'$request.body.action}'",
  '$body.action',
  "'$ request.body.action'",
  "'${}'",
])('%s is reported', (text) => {
  expect(reports(id, expression(text))).toEqual([PATH]);
});

test.each([
  '$request.body.action',
  "'${request.body.action}'",
  "'${request.body.version}-beta'",
  '$request.body.method',
  '\\$default',
  '$context.routeKey',
])('%s passes', (text) => {
  expect(reports(id, expression(text))).toEqual([]);
});

test('the branch without an expression is named', () => {
  expect(reports(id, expression('!If [IsProd, $request.body.action, !Ref AWS::NoValue]', IS_PROD))).toEqual([
    `${PATH} when IsProd is false`,
  ]);
});

test('the default and the allowed values of a parameter are judged', () => {
  const parameter = (rest: string): string => `Parameters: { By: { Type: String, ${rest} } }`;
  expect(reports(id, expression('!Ref By', parameter('Default: action')))).toEqual([PATH]);
  expect(reports(id, expression('!Ref By', parameter('AllowedValues: [$request.body.action, action]')))).toEqual([
    `${PATH} when By is "action"`,
  ]);
});

test('an expression with a part that only deployment knows passes where the rest shows what it is', () => {
  const text = expression("!Sub '$request.body.${Property}'", 'Parameters: { Property: { Type: String } }');
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([]);
});

test('one that only deployment knows is unknown', () => {
  expect(reports(id, expression('!ImportValue Expression'))).toEqual([]);
  expect(unknowns(id, expression('!ImportValue Expression'))).toEqual([
    `${PATH}: ImportValue Expression: no template in sight exports it`,
  ]);
});

describe('the message', () => {
  const message = (text: string): string | undefined => judge(id, expression(text)).findings[0]?.message;

  test.each(["''", "' '", '!Ref AWS::NoValue'])('for %s says that there is none', (text) => {
    expect(message(text)).toBe(
      'The API has no RouteSelectionExpression: AWS rejects it with "Invalid routeSelectionExpression".',
    );
  });

  test('for one of HTTP APIs says what a message does not have', () => {
    expect(message('$request.method')).toBe(
      '$request.method is for HTTP APIs: a WebSocket message has no method and no path to select a route by.',
    );
  });

  test('for a variable that is written wrong shows how it is written', () => {
    expect(message("'${request.body.action'")).toBe(
      '${request.body.action is not a selection expression: a variable is $request.body.NAME, or ${request.body.NAME} with braces that close.',
    );
  });

  test('for one without a variable says what that means', () => {
    expect(message('action')).toBe(
      'action is not a selection expression: it reads nothing from the message, so it cannot select a route.',
    );
  });
});

test('what AWS fills in is no variable; what only deployment knows may be one', () => {
  expect(reports(id, expression("!Sub 'action-${AWS::Region}'"))).toEqual([PATH]);
  const open = expression("!Join ['', [action, !ImportValue Rest]]");
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});

test.each(['[$request.body.action]', '{ By: action }'])('%s is no text, for which there are linters', (text) => {
  expect(reports(id, expression(text))).toEqual([]);
});

test('an HTTP API needs none', () => {
  expect(reports(id, stack({ Api: api('Description: none') }).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});
