import { EXPORTED, IS_PROD, api, of, route, stack, under } from '../../support/api';
import { judge, line, reports, unknowns } from '../../support/findings';
import { usagePlan } from '../../support/usage-plan';

const id = 'api-key-not-enforced';

const FROM_HEADER = 'ApiKeySelectionExpression: $request.header.x-api-key';
const PATH = 'Api ApiKeySelectionExpression';
const ASKS = route('$connect', 'ApiKeyRequired: true');

const keyed = (resources: Readonly<Record<string, string>>, sections = '', properties = FROM_HEADER): string =>
  stack({ Api: api(properties), ...resources }, sections);

test.each(['ApiKeyRequired: false', 'ApiKeyRequired: "false"', 'OperationName: connect'])(
  'a selection expression is reported where the only route has %s',
  (properties) => {
    expect(reports(id, keyed({ Connect: route('$connect', properties) }))).toEqual([PATH]);
  },
);

test('it is reported where keys come from the authorizer, too', () => {
  const properties = 'ApiKeySelectionExpression: $context.authorizer.usageIdentifierKey';
  expect(reports(id, keyed({ Connect: route('$connect') }, '', properties))).toEqual([PATH]);
});

test.each(['true', '"true"'])('one route with ApiKeyRequired: %s is enough', (required) => {
  const connect = route('$connect', `ApiKeyRequired: ${required}`);
  expect(reports(id, keyed({ Connect: connect, Send: route('send') }))).toEqual([]);
});

test('an API without a selection expression is not judged', () => {
  expect(reports(id, keyed({ Connect: route('$connect') }, '', 'Description: open'))).toEqual([]);
});

describe('branches', () => {
  test('the branch in which no key is required is named', () => {
    const connect = route('$connect', 'ApiKeyRequired: !If [IsProd, true, false]');
    expect(reports(id, keyed({ Connect: connect }, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
  });

  test('the branch in which the route that asks is not there is named', () => {
    expect(reports(id, keyed({ Connect: under('IsProd', ASKS) }, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
  });

  test('an expression that is there only with the route passes', () => {
    const properties = 'ApiKeySelectionExpression: !If [IsProd, $request.header.x-api-key, !Ref AWS::NoValue]';
    expect(reports(id, keyed({ Connect: under('IsProd', ASKS) }, IS_PROD, properties))).toEqual([]);
  });
});

test('the default of a parameter decides', () => {
  const connect = route('$connect', 'ApiKeyRequired: !Ref Asks');
  const parameter = (value: string): string => `Parameters: { Asks: { Type: String, Default: '${value}' } }`;
  expect(reports(id, keyed({ Connect: connect }, parameter('false')))).toEqual([PATH]);
  expect(reports(id, keyed({ Connect: connect }, parameter('true')))).toEqual([]);
});

test.each([
  [
    'whether a key is required is only known at deployment',
    keyed({ Connect: route('$connect', 'ApiKeyRequired: !ImportValue Asks') }),
  ],
  ['a macro may add a route', keyed({ Connect: route('$connect') }, 'Transform: MyMacro')],
  ['the routes may be in another stack', keyed({}, EXPORTED)],
])('it is unknown where %s', (_, text) => {
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('it is no question where one route asks and another one may', () => {
  const text = keyed({ Connect: ASKS, Send: route('send', 'ApiKeyRequired: !ImportValue Asks') });
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([]);
});

test('a route in another stack counts', () => {
  expect(reports(id, keyed({}, EXPORTED), of('!ImportValue ChatApi', stack({ Connect: ASKS })))).toEqual([]);
  expect(reports(id, keyed({}, EXPORTED), of('!ImportValue ChatApi', stack({ Connect: route('$connect') })))).toEqual([
    PATH,
  ]);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, keyed({ Connect: route('$connect') }).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

describe('a usage plan', () => {
  const planned = (
    resources: Readonly<Record<string, string>>,
    sections = '',
    plan = usagePlan(['!Ref Api', 'live']),
  ) => keyed({ Plan: plan, ...resources }, sections, 'Description: chat');
  const OPEN = { Connect: route('$connect') };

  test('is reported at its entry where no route asks for a key', () => {
    expect(reports(id, planned(OPEN))).toEqual(['Plan ApiStages[0]']);
    expect(judge(id, planned(OPEN)).findings[0]?.message).toBe(
      'No route of WebSocket API Api has ApiKeyRequired: clients connect without a key, and the quota and throttle of the plan do nothing.',
    );
  });

  test('passes where a route asks for a key', () => {
    expect(reports(id, planned({ Connect: ASKS }))).toEqual([]);
  });

  test.each([['a1b2c3'], ['!ImportValue Other'], ['!Ref Rest']])('of API %s is not judged', (api) => {
    expect(reports(id, planned(OPEN, '', usagePlan([api, 'live'])))).toEqual([]);
    expect(unknowns(id, planned(OPEN, '', usagePlan([api, 'live'])))).toEqual([]);
  });

  test('is judged in its own branches, and in those of the routes', () => {
    expect(reports(id, planned({ Connect: under('IsProd', ASKS) }, IS_PROD))).toEqual([
      'Plan ApiStages[0] when IsProd is false',
    ]);
    expect(reports(id, planned(OPEN, IS_PROD, usagePlan(['!If [IsProd, !Ref Api, a1b2c3]', 'live'])))).toEqual([
      'Plan ApiStages[0] when IsProd is true',
    ]);
  });

  test('is unknown where routes may be out of sight', () => {
    expect(reports(id, planned(OPEN, 'Transform: MyMacro'))).toEqual([]);
    expect(unknowns(id, planned(OPEN, 'Transform: MyMacro'))).toHaveLength(1);
  });
});

describe('what only deployment knows of a route', () => {
  const asking = (expression: string, required: string): string =>
    stack(
      {
        Api: api(`ApiKeySelectionExpression: ${expression}`),
        Connect: route('$connect', `ApiKeyRequired: ${required}`),
      },
      `Parameters: { Env: { Type: String }, Asks: { Type: String } }\nConditions: { IsProd: !Equals [!Ref Env, prod] }`,
    );
  const KEY = '$request.header.x-api-key';

  test('leaves no doubt in the other branch', () => {
    const text = asking(KEY, '!If [IsProd, !Ref Asks, !Ref AWS::NoValue]');
    expect(reports(id, text)).toEqual(['Api ApiKeySelectionExpression when IsProd is false']);
    expect(judge(id, text).unknown.map(line)).toEqual(['Api ApiKeySelectionExpression when IsProd is true']);
  });

  test('does not matter where the API has no keys', () => {
    const text = asking(`!If [IsProd, ${KEY}, !Ref AWS::NoValue]`, '!If [IsProd, !Ref AWS::NoValue, !Ref Asks]');
    expect(reports(id, text)).toEqual(['Api ApiKeySelectionExpression when IsProd is true']);
    expect(judge(id, text).unknown).toEqual([]);
  });
});
