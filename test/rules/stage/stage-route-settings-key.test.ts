import { reports, unknowns } from '../../support/findings';
import { IS_PROD, route, stage } from '../../support/stage';

const id = 'stage-route-settings-key';
const SETTINGS = 'RouteSettings: { send: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 5 } }';
const SEND = 'Stage RouteSettings.send';

const withRoutes = (...resources: readonly string[]): string =>
  stage(SETTINGS, { sections: IS_PROD, resources: resources.join('\n') });

test('a key of a route passes, any other is reported', () => {
  expect(reports(id, withRoutes(route('Send', 'send')))).toEqual([]);
  expect(reports(id, withRoutes(route('Send', 'sendMessage')))).toEqual([SEND]);
});

test.each(['Send', 'send ', '$default'])('%j is another key than "send"', (key) => {
  expect(reports(id, withRoutes(route('Send', `"${key}"`)))).toEqual([SEND]);
});

test('an API without any route has no key', () => {
  expect(reports(id, withRoutes())).toEqual([SEND]);
});

test('a key that is a number in YAML is the same key as text', () => {
  expect(reports(id, stage('RouteSettings: { "1": {} }', { resources: route('One', '1') }))).toEqual([]);
});

test('the branch without the route is named', () => {
  const conditional = route('Send', 'send', 'Condition: IsProd,');
  expect(reports(id, withRoutes(conditional))).toEqual([`${SEND} when IsProd is false`]);
});

test('settings in the branch of the route pass', () => {
  const settings = `RouteSettings: !If [IsProd, { send: {} }, !Ref AWS::NoValue]`;
  const resources = route('Send', 'send', 'Condition: IsProd,');
  expect(reports(id, stage(settings, { sections: IS_PROD, resources }))).toEqual([]);
});

test('a route whose key depends on a condition counts where it has the key', () => {
  expect(reports(id, withRoutes(route('Send', '!If [IsProd, send, other]')))).toEqual([`${SEND} when IsProd is false`]);
});

test('a route whose key only deployment knows may be the one', () => {
  const open = withRoutes(route('Send', '!ImportValue Key'));
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toEqual([`${SEND}: the key of route Send is only known at deployment`]);
});

test('a macro may add the route', () => {
  const macro = stage(SETTINGS, { sections: 'Transform: AddRoutes' });
  expect(reports(id, macro)).toEqual([]);
  expect(unknowns(id, macro)).toEqual([`${SEND}: the macro AddRoutes may add resources`]);
});

test('a route in another stack has the key', () => {
  const api = stage(SETTINGS, { sections: 'Outputs: { Id: { Value: !Ref Api, Export: { Name: chat-api } } }' });
  const routes = `Resources:\n${route('Send', 'send').replace('!Ref Api', '!ImportValue chat-api')}`;
  expect(reports(id, api, routes)).toEqual([]);
  expect(reports(id, api, routes.replace('RouteKey: send', 'RouteKey: other'))).toEqual([SEND]);
});

test('routes of an imported API are out of sight', () => {
  const imported = withRoutes(route('Connect', '$connect')).replaceAll('!Ref Api', 'a1b2c3d4e5');
  expect(reports(id, imported)).toEqual([]);
});

test('the stage of an HTTP API is not judged', () => {
  expect(reports(id, withRoutes().replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('settings that only deployment knows are unknown', () => {
  expect(unknowns(id, stage('RouteSettings: !ImportValue Settings'))).toEqual([
    'Stage RouteSettings: ImportValue Settings: no template in sight exports it',
  ]);
});
