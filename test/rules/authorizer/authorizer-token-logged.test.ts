import { EXPORTED, IS_PROD, authorizer, chat, of, part, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'authorizer-token-logged';

const PATH = 'Authorizer IdentitySource';
const TRACED = 'DefaultRouteSettings: { DataTraceEnabled: true }';

const stage = (properties: string): string => part('Stage', `StageName: live, ${properties}`);

const logged = (settings: string, sections = '', sources = '[route.request.querystring.token]'): string =>
  chat({ Authorizer: authorizer({ IdentitySource: sources }), Stage: stage(settings) }, sections);

const source = (text: string): readonly string[] => reports(id, logged(TRACED, '', text));

test.each([
  'token',
  'access_token',
  'accessToken',
  'jwt',
  'auth',
  'X-Auth',
  'Authorization',
  'api_key',
  'sessionId',
  'ticket',
  'connectTicket',
  'accessKey',
  'sid',
  'x-sig',
  'password',
])('the query parameter %s is taken for a token', (name) => {
  expect(source(`[route.request.querystring.${name}]`)).toEqual([PATH]);
});

test.each(['room', 'author', 'userId', 'version', 'name', 'keyboard', 'side', 'signal'])(
  'the query parameter %s is not',
  (name) => {
    expect(source(`[route.request.querystring.${name}]`)).toEqual([]);
  },
);

test('any one of several sources is enough', () => {
  expect(source('[route.request.querystring.room, route.request.querystring.token]')).toEqual([PATH]);
  expect(source("['route.request.querystring.room,route.request.querystring.token']")).toEqual([PATH]);
  expect(source('[!ImportValue Other, route.request.querystring.token]')).toEqual([PATH]);
});

test.each(['[route.request.header.Authorization]', '[context.identity.apiKey]', '[]'])('%s passes', (sources) => {
  expect(source(sources)).toEqual([]);
});

test('the message names the stage and the parameter', () => {
  expect(judge(id, logged(TRACED)).findings.map(({ message }) => message)).toEqual([
    'Stage Stage has DataTraceEnabled: API Gateway writes every token in the query string to the log.',
  ]);
});

describe('the stage', () => {
  test.each([
    'DefaultRouteSettings: { DataTraceEnabled: "true" }',
    'RouteSettings: { $connect: { DataTraceEnabled: true } }',
    `${TRACED}, RouteSettings: { send: { DataTraceEnabled: false } }`,
  ])('is reported with %s', (settings) => {
    expect(reports(id, logged(settings))).toEqual([PATH]);
  });

  test.each([
    'DefaultRouteSettings: { DataTraceEnabled: false }',
    'DefaultRouteSettings: { LoggingLevel: INFO }',
    'RouteSettings: { send: { DataTraceEnabled: true } }',
    `${TRACED}, RouteSettings: { $connect: { ThrottlingRateLimit: 1 } }`,
  ])('passes with %s', (settings) => {
    expect(reports(id, logged(settings))).toEqual([]);
  });

  test('of another API does not matter', () => {
    const other = '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: other, ProtocolType: WEBSOCKET } }';
    const resources = { Authorizer: authorizer(), Other: other, Stage: of('!Ref Other', stage(TRACED)) };
    expect(reports(id, chat(resources))).toEqual([]);
  });

  test('may be in another stack', () => {
    const stages = of('!ImportValue ChatApi', stack({ Stage: stage(TRACED) }));
    expect(reports(id, chat({ Authorizer: authorizer() }, EXPORTED), stages)).toEqual([PATH]);
  });
});

describe('branches', () => {
  test('the branch with the trace is named', () => {
    const settings = 'DefaultRouteSettings: { DataTraceEnabled: !If [IsProd, false, true] }';
    expect(reports(id, logged(settings, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
  });

  test('a token and a trace that exclude each other pass', () => {
    const settings = 'DefaultRouteSettings: { DataTraceEnabled: !If [IsProd, false, true] }';
    const sources = '[!If [IsProd, route.request.querystring.token, route.request.header.Authorization]]';
    expect(reports(id, logged(settings, IS_PROD, sources))).toEqual([]);
  });

  test('an authorizer and a stage under conditions that exclude each other pass', () => {
    const resources = { Authorizer: under('IsProd', authorizer()), Stage: under('IsTest', stage(TRACED)) };
    expect(reports(id, chat(resources, IS_PROD))).toEqual([]);
  });
});

test('a trace that only deployment knows is unknown, but not without a token', () => {
  const settings = 'DefaultRouteSettings: { DataTraceEnabled: !ImportValue Trace }';
  expect(reports(id, logged(settings))).toEqual([]);
  expect(unknowns(id, logged(settings))).toEqual([`${PATH}: DataTraceEnabled of Stage is only known at deployment`]);
  expect(unknowns(id, logged(settings, '', '[route.request.header.Cookie]'))).toEqual([]);
  const sources = '[!If [IsProd, route.request.querystring.token, route.request.header.Cookie]]';
  expect(judge(id, logged(settings, IS_PROD, sources)).unknown.map(({ branch }) => branch)).toEqual(['IsProd is true']);
});

test('an API out of sight is judged by its parts in sight', () => {
  expect(reports(id, of('a1b2c3', stack({ Authorizer: authorizer(), Stage: stage(TRACED) })))).toEqual([PATH]);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, logged(TRACED).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});
