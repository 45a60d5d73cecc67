import { reports, unknowns } from '../../support/findings';
import { books, followsTheHttpApi, part } from '../../support/http';

const id = 'http-websocket-only-properties';

const stage = (settings: string): string => part('Stage', `StageName: $default, DefaultRouteSettings: { ${settings} }`);
const route = (key: string): string => part('Route', `RouteKey: GET /, ApiKeyRequired: ${key}`);

test('an API key is reported', () => {
  expect(reports(id, books({ Part: route('true') }))).toEqual(['Part ApiKeyRequired']);
  expect(reports(id, books({ Part: route('"true"') }))).toEqual(['Part ApiKeyRequired']);
  expect(reports(id, books({ Part: route('false') }))).toEqual([]);
});

test.each(['AWS', 'HTTP', 'MOCK'])('an integration of type %s is reported', (type) => {
  expect(reports(id, books({ Part: part('Integration', `IntegrationType: ${type}`) }))).toEqual([
    'Part IntegrationType',
  ]);
});

test.each(['AWS_PROXY', 'HTTP_PROXY', 'http', '!Ref AWS::NoValue'])('one of type %s is not', (type) => {
  expect(reports(id, books({ Part: part('Integration', `IntegrationType: ${type}`) }))).toEqual([]);
});

test('a type that only deployment knows is unknown', () => {
  expect(unknowns(id, books({ Part: part('Integration', 'IntegrationType: !Ref Open') }))).toHaveLength(1);
});

test.each(['$request.body.action', '$request.method $request.body'])('selection %s is reported', (expression) => {
  expect(reports(id, books({}, { properties: `RouteSelectionExpression: "${expression}"` }))).toEqual([
    'Api RouteSelectionExpression',
  ]);
});

test.each(['$request.method $request.path', '${request.method} ${request.path}'])(
  'selection %s passes',
  (expression) => {
    expect(reports(id, books({}, { properties: `RouteSelectionExpression: "${expression}"` }))).toEqual([]);
  },
);

test('execution logs are reported, for single routes too', () => {
  expect(reports(id, books({ Part: stage('LoggingLevel: INFO') }))).toEqual(['Part DefaultRouteSettings.LoggingLevel']);
  expect(reports(id, books({ Part: stage('DataTraceEnabled: true') }))).toEqual([
    'Part DefaultRouteSettings.DataTraceEnabled',
  ]);
  expect(reports(id, books({ Part: stage('LoggingLevel: "OFF", DataTraceEnabled: false') }))).toEqual([]);
  const single = part('Stage', 'StageName: a, RouteSettings: { GET /: { LoggingLevel: ERROR } }');
  expect(reports(id, books({ Part: single }))).toEqual(['Part RouteSettings.GET /.LoggingLevel']);
});

test('models, route responses and integration responses are reported', () => {
  const parts = {
    Model: part('Model', 'Name: Book, Schema: {}'),
    Route: part('Route', 'RouteKey: GET /'),
    RouteAnswer: part('RouteResponse', 'RouteId: !Ref Route, RouteResponseKey: $default'),
    Integration: part('Integration', 'IntegrationType: HTTP_PROXY'),
    Answer: part('IntegrationResponse', 'IntegrationId: !Ref Integration, IntegrationResponseKey: $default'),
  };
  expect(reports(id, books(parts))).toEqual(['Answer', 'Model', 'RouteAnswer']);
});

test('the branch is named, and what only deployment knows is unknown', () => {
  expect(reports(id, books({ Part: route('!If [IsProd, false, true]') }))).toEqual([
    'Part ApiKeyRequired when IsProd is false',
  ]);
  expect(unknowns(id, books({ Part: route('!Ref Open') }))).toHaveLength(1);
});

test('an integration response is reported whose integration is out of sight', () => {
  const response = part('IntegrationResponse', 'IntegrationId: !ImportValue Backend, IntegrationResponseKey: $default');
  expect(reports(id, books({ Part: response }))).toEqual(['Part']);
});

followsTheHttpApi(id, route('true'), 'ApiKeyRequired');
