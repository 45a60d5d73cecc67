import { EXPORTED, IS_PROD, api, chat, of, part, route, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'route-model-name';
const PATH = 'Send RequestModels.$default';

const model = (name = 'order'): string => part('Model', `Name: ${name}, Schema: {}`);
const send = (name: string): string => route('send', `RequestModels: { $default: ${name} }`);
const named = (name: string, models: Readonly<Record<string, string>> = { Order: model() }, sections = ''): string =>
  chat({ ...models, Send: send(name) }, sections);

test('the id of a model is reported', () => {
  expect(reports(id, named('!Ref Order'))).toEqual([PATH]);
  expect(reports(id, named('!GetAtt Order.ModelId'))).toEqual([PATH]);
  expect(judge(id, named('!Ref Order')).findings[0]?.message).toBe(
    '${Order} is the id of model Order; RequestModels holds the names of models.',
  );
});

test('a name that no model has is reported', () => {
  expect(reports(id, named('Order'))).toEqual([PATH]);
  expect(reports(id, named('order', {}))).toEqual([PATH]);
  expect(reports(id, named('order', { Order: of('!Ref Other', model()), Other: api() }))).toEqual([PATH]);
});

test.each(['order', '!Ref AWS::NoValue'])('%s passes', (name) => {
  expect(reports(id, named(name))).toEqual([]);
  expect(unknowns(id, named(name))).toEqual([]);
});

test('a name that model and route make up in the same way passes', () => {
  const name = "!Sub '${AWS::Region}order'";
  expect(reports(id, named(name, { Order: model(name) }))).toEqual([]);
  expect(unknowns(id, named(name, { Order: model(name) }))).toEqual([]);
});

test('a parameter that names the model in both places passes, whatever it holds', () => {
  const sections = 'Parameters: { Name: { Type: String } }';
  expect(reports(id, named('!Ref Name', { Order: model('!Ref Name') }, sections))).toEqual([]);
  expect(unknowns(id, named('!Ref Name', { Order: model('!Ref Name') }, sections))).toEqual([]);
});

test('a model in another stack is seen', () => {
  expect(
    reports(id, chat({}, EXPORTED), of('!ImportValue ChatApi', stack({ Order: model(), Send: send('order') }))),
  ).toEqual([]);
});

test('the branch without the model is named', () => {
  expect(reports(id, named('order', { Order: under('IsProd', model()) }, IS_PROD))).toEqual([
    `${PATH} when IsProd is false`,
  ]);
  expect(reports(id, named('!If [IsProd, order, message]', { Order: model() }, IS_PROD))).toEqual([
    `${PATH} when IsProd is false`,
  ]);
});

test.each([
  ['the API leaves the app', named('order', {}, EXPORTED)],
  ['a macro may add the model', named('order', {}, 'Transform: Macro')],
  ['the name is imported', named('!ImportValue Name')],
  ['the name of the model is imported', named('order', { Order: model('!ImportValue Name') })],
])('it is unknown where %s', (_, text) => {
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('the route of an API out of sight is judged by what it shows', () => {
  const parts = of('a1b2c3', stack({ Connect: route('$connect'), Send: send('order') }));
  expect(reports(id, parts)).toEqual([]);
  expect(reports(id, named('!Ref Order').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('a name of another branch that only deployment knows leaves no doubt', () => {
  const text = named(
    '!If [IsProd, order, !Ref AWS::NoValue]',
    { Order: model('!If [IsProd, message, !ImportValue It]') },
    IS_PROD,
  );
  expect(reports(id, text)).toEqual([`${PATH} when IsProd is true`]);
  expect(unknowns(id, text)).toEqual([]);
});

test('the message says which API has no such model', () => {
  expect(judge(id, named('Order')).findings[0]?.message).toBe('WebSocket API Api has no model named Order.');
});

test('what is unknown is so at the entry; what is no name at all is for linters', () => {
  expect(unknowns(id, named('Order', {}, EXPORTED))).toEqual([
    expect.stringMatching(/^Send RequestModels\.\$default: ./),
  ]);
  expect(reports(id, named('[order]'))).toEqual([]);
});
