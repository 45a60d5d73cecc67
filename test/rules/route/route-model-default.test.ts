import { IS_PROD, api, chat, followsTheApi, of, route, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'route-model-default';

const send = (properties: string, sections = ''): string => chat({ Send: route('send', properties) }, sections);

const BY_KIND = 'ModelSelectionExpression: $request.body.kind';

test.each([
  `${BY_KIND}, RequestModels: { text: message }`,
  `${BY_KIND}, RequestModels: {}`,
  BY_KIND,
  "ModelSelectionExpression: '$default', RequestModels: { text: message }",
])('%s is reported', (properties) => {
  expect(reports(id, send(properties))).toEqual(['Send RequestModels']);
});

test.each([
  `${BY_KIND}, RequestModels: { text: message, $default: message }`,
  `${BY_KIND}, RequestModels: { $default: message }`,
  'RequestModels: { text: message }',
  'OperationName: send',
])('%s passes', (properties) => {
  expect(reports(id, send(properties))).toEqual([]);
});

test('an expression that always selects a model there is passes', () => {
  expect(reports(id, send('ModelSelectionExpression: text, RequestModels: { text: message }'))).toEqual([]);
});

test.each(['$request.body.action', "'${request.body.action}'"])(
  'selecting a model by %s passes for the key of the route, which the same expression selected',
  (expression) => {
    expect(reports(id, send(`ModelSelectionExpression: ${expression}, RequestModels: { send: message }`))).toEqual([]);
    expect(reports(id, send(`ModelSelectionExpression: ${expression}, RequestModels: { text: message }`))).toEqual([
      'Send RequestModels',
    ]);
  },
);

test('another expression than the one of the API says nothing of the key', () => {
  const properties = 'ModelSelectionExpression: $request.body.action, RequestModels: { send: message }';
  const other = stack({ Api: api('RouteSelectionExpression: $request.body.type'), Send: route('send', properties) });
  expect(reports(id, other)).toEqual(['Send RequestModels']);
});

test('the branch without the default model is named', () => {
  const properties = `${BY_KIND}, RequestModels: { text: message, $default: !If [IsProd, message, !Ref AWS::NoValue] }`;
  expect(reports(id, send(properties, IS_PROD))).toEqual(['Send RequestModels when IsProd is false']);
});

test('models that only deployment knows are unknown', () => {
  const properties = `${BY_KIND}, RequestModels: !ImportValue Models`;
  expect(reports(id, send(properties))).toEqual([]);
  expect(unknowns(id, send(properties))).toHaveLength(1);
});

test('an expression that only deployment knows still needs a default', () => {
  expect(reports(id, send('ModelSelectionExpression: !ImportValue By, RequestModels: { text: message }'))).toEqual([
    'Send RequestModels',
  ]);
});

followsTheApi(id, route('send', BY_KIND), 'RequestModels', { provesItself: true });

describe('the key of the route as the only model', () => {
  const keyed = 'ModelSelectionExpression: $request.body.action, RequestModels: { send: message }';
  const routedBy = (expression: string, properties = keyed, sections = ''): string =>
    stack({ Api: api(`RouteSelectionExpression: ${expression}`), Send: route('send', properties) }, sections);

  test.each([
    ["'${request.body.action}s'", '$request.body.actions'],
    ["'x${request.body.action}'", 'x$request.body.action'],
  ])('is reported where the API selects routes by %s, and models by %s', (one, other) => {
    expect(reports(id, routedBy(one, keyed.replace('$request.body.action', other)))).toEqual(['Send RequestModels']);
  });

  test('is reported in the branch in which the API selects routes by something else', () => {
    expect(reports(id, routedBy('!If [IsProd, $request.body.action, $request.body.type]', keyed, IS_PROD))).toEqual([
      'Send RequestModels when IsProd is false',
    ]);
  });

  test('is reported in the branch in which the key is another one', () => {
    const either = chat({ Send: route('!If [IsProd, send, ask]', keyed) }, IS_PROD);
    expect(reports(id, either)).toEqual(['Send RequestModels when IsProd is false']);
  });

  test('is unknown where only deployment knows by what the API selects routes, or the API is out of sight', () => {
    const reason = 'Send RequestModels: what selects the routes of the API is not known';
    const open = routedBy('!ImportValue By');
    expect(reports(id, open)).toEqual([]);
    expect(unknowns(id, open)).toEqual([reason]);
    const elsewhere = of('a1b2c3', stack({ Send: route('send', keyed) }));
    expect(reports(id, elsewhere)).toEqual([]);
    expect(unknowns(id, elsewhere)).toEqual([reason]);
  });

  test('makes no other model unknown', () => {
    const other = keyed.replace('send:', 'ask:');
    expect(reports(id, routedBy('!ImportValue By', other))).toEqual(['Send RequestModels']);
    expect(unknowns(id, routedBy('!ImportValue By', other))).toEqual([]);
  });
});

test('the message says what selects the model, and what clients get', () => {
  expect(judge(id, send(BY_KIND)).findings[0]?.message).toBe(
    '$request.body.kind selects the model of a message, but there is no $default model: a client whose message matches no model gets "Bad request body".',
  );
});

test('a route that selects a model in some branches only is reported in those', () => {
  const some = 'ModelSelectionExpression: !If [IsProd, $request.body.kind, !Ref AWS::NoValue]';
  expect(reports(id, send(some, IS_PROD))).toEqual(['Send RequestModels when IsProd is true']);
  expect(reports(id, chat({ Send: under('IsProd', route('send', BY_KIND)) }, IS_PROD))).toEqual(['Send RequestModels']);
});
