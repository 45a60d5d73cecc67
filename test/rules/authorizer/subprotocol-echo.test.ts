import { IS_PROD, authorizer, chat, part, route, under } from '../../support/api';
import { reports, unknowns } from '../../support/findings';

const id = 'subprotocol-echo';
const PATH = 'Authorizer IdentitySource';
const HEADER = 'route.request.header.Sec-WebSocket-Protocol';

const asking = (sources: string): string => authorizer({ IdentitySource: sources });
const connect = route(
  '$connect',
  "AuthorizationType: CUSTOM, AuthorizerId: !Ref Authorizer, Target: !Sub 'integrations/${Accept}'",
);
const integration = (type: string): string => part('Integration', `IntegrationType: ${type}`);
const answer = (parameters: string): string =>
  part('IntegrationResponse', `IntegrationId: !Ref Accept, IntegrationResponseKey: $default, ${parameters}`);
const ECHO = answer('ResponseParameters: { method.response.header.sec-websocket-protocol: "\'chat\'" }');
const app = (resources: Readonly<Record<string, string>> = {}, sections = ''): string =>
  chat({ Authorizer: asking(`[${HEADER}]`), Connect: connect, Accept: integration('MOCK'), ...resources }, sections);

test.each(['MOCK', 'AWS', 'HTTP'])('%s without an answer that holds the header is reported', (type) => {
  expect(reports(id, app({ Accept: integration(type) }))).toEqual([PATH]);
  expect(reports(id, app({ Accept: integration(type), Answer: answer('') }))).toEqual([PATH]);
  expect(reports(id, app({ Accept: integration(type), Answer: ECHO }))).toEqual([]);
});

test.each(['AWS_PROXY', 'HTTP_PROXY'])('%s may return the header', (type) => {
  expect(reports(id, app({ Accept: integration(type) }))).toEqual([]);
});

test.each([`[${HEADER.toLowerCase().replace('.sec', '.SEC')}, context.stage]`, HEADER])('%s asks for it', (sources) => {
  expect(reports(id, app({ Authorizer: asking(sources) }))).toEqual([PATH]);
});

test.each(['[route.request.querystring.Sec-WebSocket-Protocol]', '[route.request.header.Cookie]', '[]'])(
  '%s does not ask for it',
  (sources) => {
    expect(reports(id, app({ Authorizer: asking(sources) }))).toEqual([]);
  },
);

test('an authorizer that $connect does not name is not judged', () => {
  expect(reports(id, app({ Connect: route('$connect', "Target: !Sub 'integrations/${Accept}'") }))).toEqual([]);
  expect(reports(id, app({ Connect: connect.replace('$connect', 'send') }))).toEqual([]);
});

test('the branch is named', () => {
  expect(reports(id, app({ Accept: integration('!If [IsProd, AWS_PROXY, MOCK]') }, IS_PROD))).toEqual([
    `${PATH} when IsProd is false`,
  ]);
  expect(reports(id, app({ Answer: under('IsProd', ECHO) }, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
  expect(reports(id, app({ Authorizer: asking(`!If [IsProd, [${HEADER}], [context.stage]]`) }, IS_PROD))).toEqual([
    `${PATH} when IsProd is true`,
  ]);
});

test.each([
  ['an answer may be for any integration', app({ Answer: ECHO.replace('!Ref Accept', '!ImportValue Other') })],
  ['the type is imported', app({ Accept: integration('!ImportValue Type') })],
  ['a source is imported', app({ Authorizer: asking('[!ImportValue Source]') })],
])('it is unknown where %s', (_, text) => {
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('a route that is $connect in one branch is judged in that branch', () => {
  const either = connect.replace('RouteKey: $connect', 'RouteKey: !If [IsProd, $connect, send]');
  expect(either).not.toBe(connect);
  expect(reports(id, app({ Connect: either }, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
});

test('one text may name several sources', () => {
  expect(reports(id, app({ Authorizer: asking(`['${HEADER}, context.stage']`) }))).toEqual([PATH]);
});

test('a route asks the authorizer it names, in the branch in which it does', () => {
  const either = connect.replace('!Ref Authorizer', '!If [IsProd, !Ref Authorizer, !Ref Other]');
  const other = asking('[context.stage]');
  expect(reports(id, app({ Connect: either, Other: other }, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
});

test('an answer with another header is no echo; one that only deployment knows may be', () => {
  const other = answer('ResponseParameters: { method.response.header.x-request-id: "\'chat\'" }');
  expect(reports(id, app({ Answer: other }))).toEqual([PATH]);
  expect(reports(id, app({ Answer: answer('ResponseParameters: !ImportValue Parameters') }))).toEqual([]);
});

test('what is unknown is so at the integration, with the reason', () => {
  const open = app({ Answer: ECHO.replace('!Ref Accept', '!ImportValue Other') });
  expect(unknowns(id, open)).toEqual(['Accept : it is only known at deployment which integration Answer is for']);
});

test('an integration of an API that is of another protocol in some branches is judged in the rest', () => {
  const other =
    "{ Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: !If [IsProd, WEBSOCKET, HTTP], RouteSelectionExpression: '$request.body.action' } }";
  const accept = integration('MOCK').replace('!Ref Api', '!Ref Other');
  expect(reports(id, app({ Other: other, Accept: accept }, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
});
