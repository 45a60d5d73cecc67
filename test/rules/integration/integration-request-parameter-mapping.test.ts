import { judge, reports, template, unknowns } from '../../support/findings';
import { IS_PROD, integration } from '../../support/integration';

const id = 'integration-request-parameter-mapping';
const here = ['Integration RequestParameters.integration.request.header.X-Token'];

const route = (declared: string, logicalId = 'Route'): string => `
  ${logicalId}:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Api
      RouteKey: $connect
      Target: !Sub integrations/\${Integration}
      ${declared}`;

const DECLARED = 'RequestParameters: { route.request.header.Authorization: { Required: false } }';

const mapping = (source: string, resources = route('OperationName: connect'), sections = ''): string =>
  integration(`RequestParameters: { integration.request.header.X-Token: ${source} }`, { resources, sections });

test.each(['route.request.header.Authorization', 'route.request.querystring.token'])(
  '%s is reported when the route does not declare it',
  (source) => {
    expect(reports(id, mapping(source))).toEqual(here);
  },
);

test('a route that declares it passes, in whatever case it writes it', () => {
  expect(reports(id, mapping('route.request.header.Authorization', route(DECLARED)))).toEqual([]);
  expect(reports(id, mapping('route.request.header.authorization', route(DECLARED)))).toEqual([]);
});

test('a route that declares another parameter is reported', () => {
  expect(reports(id, mapping('route.request.querystring.Authorization', route(DECLARED)))).toEqual(here);
});

test("the message names the route, and has AWS's own words", () => {
  expect(judge(id, mapping('route.request.header.Authorization')).findings[0]?.message).toBe(
    'The RequestParameters of route Route do not declare route.request.header.Authorization; AWS rejects the integration: "Invalid mapping expression parameter specified: route.request.header.Authorization".',
  );
});

test.each([
  '"\'static\'"',
  'context.connectionId',
  'stageVariables.table',
  'route.request.body.token',
  'route.request.multivalueheader.Accept',
])('%s needs no declaration', (source) => {
  expect(reports(id, mapping(source))).toEqual([]);
});

test('an integration that no route in sight uses is not judged', () => {
  expect(reports(id, mapping('route.request.header.Authorization', ''))).toEqual([]);
});

test('every route that uses the integration declares it', () => {
  const routes = route(DECLARED) + route('OperationName: other', 'Other');
  expect(judge(id, mapping('route.request.header.Authorization', routes)).findings[0]?.message).toMatch(
    'route Other do not',
  );
});

test('the branch without a declaration is named', () => {
  const declared = `RequestParameters: !If [IsProd, { route.request.header.Authorization: { Required: true } }, {}]`;
  expect(reports(id, mapping('route.request.header.Authorization', route(declared), IS_PROD))).toEqual([
    `${here.join()} when IsProd is false`,
  ]);
});

test('mapping and declaration of one branch belong together', () => {
  const declared = `RequestParameters: !If [IsProd, { route.request.header.Authorization: { Required: true } }, {}]`;
  const source = `!If [IsProd, route.request.header.Authorization, "'none'"]`;
  expect(reports(id, mapping(source, route(declared), IS_PROD))).toEqual([]);
});

test('a route that uses the integration in another branch only is not asked', () => {
  const elsewhere = route('OperationName: connect').replace(
    '!Sub integrations/${Integration}',
    '!If [IsProd, integrations/abc, !Sub "integrations/${Integration}"]',
  );
  const source = `!If [IsProd, route.request.header.Authorization, "'none'"]`;
  expect(reports(id, mapping(source, elsewhere, IS_PROD))).toEqual([]);
});

test('what only deployment knows is unknown', () => {
  for (const open of [
    mapping('!ImportValue source'),
    mapping('!Sub "route.request.header.${AWS::StackName}"'),
    mapping('route.request.header.Authorization', route('RequestParameters: !ImportValue declared')),
  ]) {
    expect(reports(id, open)).toEqual([]);
    expect(unknowns(id, open)).toHaveLength(1);
  }
});

test('a route whose key only deployment knows in one branch is reported in the other', () => {
  const key = route('OperationName: x').replace('RouteKey: $connect', 'RouteKey: !If [IsProd, !ImportValue key, send]');
  const open = mapping('route.request.header.Authorization', key, IS_PROD);
  expect(reports(id, open)).toEqual([`${here[0] ?? ''} when IsProd is false`]);
  expect(unknowns(id, open)).toEqual([`${here[0] ?? ''}: the key of route Route is only known at deployment`]);
});

test('the route may be in another stack', () => {
  const stack = mapping('route.request.header.Authorization', '', '').concat(`
Outputs:
  Api: { Value: !Ref Api, Export: { Name: api } }
  Integration: { Value: !Ref Integration, Export: { Name: integration } }`);
  const routes = (declared: string): ReturnType<typeof template> =>
    template(
      `Resources: ${route(declared)
        .replace('!Ref Api', '!ImportValue api')
        .replace('!Sub integrations/${Integration}', '!Join [/, [integrations, !ImportValue integration]]')}`,
      'routes.yaml',
    );
  expect(reports(id, stack, routes('OperationName: connect'))).toEqual(here);
  expect(reports(id, stack, routes(DECLARED))).toEqual([]);
  expect(reports(id, stack)).toEqual([]);
});

describe('on another route than $connect', () => {
  const message = (logicalId: string, declared = DECLARED): string =>
    route(declared, logicalId).replace('$connect', 'send');

  test.each([
    'route.request.header.Authorization',
    'route.request.querystring.token',
    'route.request.multivalueheader.Accept',
    'route.request.multivaluequerystring.token',
  ])('%s is reported, declared or not', (source) => {
    expect(reports(id, mapping(source, message('Send')))).toEqual(here);
  });

  test.each(['context.connectionId', 'route.request.body.token', '"\'static\'"'])('%s passes', (source) => {
    expect(reports(id, mapping(source, message('Send')))).toEqual([]);
  });

  test('all routes at fault are named in one finding, and the fix is another one', () => {
    const routes = route('OperationName: connect') + message('Send') + message('Ask');
    const { findings } = judge(id, mapping('route.request.header.Authorization', routes));
    expect(findings.map((finding) => finding.message)).toEqual([
      'The RequestParameters of route Route do not declare route.request.header.Authorization; AWS rejects the integration: "Invalid mapping expression parameter specified: route.request.header.Authorization". route.request.header.Authorization is mapped for route Send, Ask, but is "supported only for the $connect route".',
    ]);
    expect(findings[0]?.fix).toMatch(/^Remove the mapping /);
  });

  test('the branch is named in which the key is another one', () => {
    const either = route(DECLARED).replace('RouteKey: $connect', 'RouteKey: !If [IsProd, $connect, send]');
    expect(reports(id, mapping('route.request.header.Authorization', either, IS_PROD))).toEqual([
      `${here.join()} when IsProd is false`,
    ]);
  });
});
