import { IS_PROD, api, chat, followsTheApi, route, stack } from '../../support/api';
import { reports, unknowns } from '../../support/findings';

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
