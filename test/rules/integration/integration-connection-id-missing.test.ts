import { integration, IS_PROD } from '../../support/integration';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'integration-connection-id-missing';
const here = ['Integration RequestParameters'];

const route = (name = 'Report', more = ''): string => `
  ${name}:
    Type: AWS::ApiGatewayV2::Route${more}
    Properties: { ApiId: !Ref Api, RouteKey: ${name}, Target: !Sub 'integrations/\${Integration}' }`;
const response = (name = 'Report', more = ''): string => `
  ${name}Response:
    Type: AWS::ApiGatewayV2::RouteResponse${more}
    Properties: { ApiId: !Ref Api, RouteId: !Ref ${name}, RouteResponseKey: $default }`;
const backEnd = (properties = '', resources = route(), sections = ''): string =>
  integration(`IntegrationType: HTTP${properties && `, ${properties}`}`, { resources, sections });

test('a back end that nothing tells the connection is reported', () => {
  expect(reports(id, backEnd())).toEqual(here);
  expect(reports(id, backEnd().replace('IntegrationType: HTTP', 'IntegrationType: HTTP_PROXY'))).toEqual(here);
  expect(judge(id, backEnd()).findings[0]?.message).toBe(
    'Nothing tells the back end of route Report which connection a message came from: it can never post to that client.',
  );
});

test('of $connect it would learn which connection there is', () => {
  const opening = backEnd('', route().replace('RouteKey: Report', 'RouteKey: $connect'));
  expect(judge(id, opening).findings[0]?.message).toBe(
    'Nothing tells the back end of route Report which connection was opened: it can never post to that client.',
  );
});

test('after $disconnect there is nobody to post to, and a connection to forget', () => {
  const ending = backEnd('', route().replace('RouteKey: Report', 'RouteKey: $disconnect'));
  expect(judge(id, ending).findings[0]?.message).toBe(
    'Nothing tells the back end of route Report which connection has ended: it cannot clean up.',
  );
});

test('other integrations are not: Lambda functions and services have the context, or need none', () => {
  for (const type of ['AWS', 'AWS_PROXY', 'MOCK'])
    expect(reports(id, backEnd().replace('IntegrationType: HTTP', `IntegrationType: ${type}`))).toEqual([]);
});

test.each([
  'RequestParameters: { integration.request.header.X-Connection-Id: context.connectionId }',
  'RequestParameters: { integration.request.querystring.id: context.connectionId, integration.request.header.A: context.stage }',
  `RequestTemplates: { $default: '{"id":"$context.connectionId"}' }`,
  `RequestTemplates: { a: '{}', $default: '{"id":"$context.connectionId"}' }`,
])('%s carries it', (properties) => {
  expect(reports(id, backEnd(properties))).toEqual([]);
});

test.each([
  'RequestParameters: { integration.request.header.connectionId: context.requestId }',
  `RequestTemplates: { $default: '## $context.connectionId' }`,
])('%s does not', (properties) => {
  expect(reports(id, backEnd(properties))).toEqual(here);
});

test('is silent where every route answers the message itself', () => {
  expect(reports(id, backEnd('', route() + response()))).toEqual([]);
  expect(reports(id, backEnd('', route() + response() + route('Other')))).toEqual(here);
});

test('is silent where no route uses it', () => {
  expect(reports(id, backEnd('', ''))).toEqual([]);
  expect(unknowns(id, backEnd('', ''))).toEqual([]);
});

describe('branches', () => {
  test.each([
    'RequestParameters: !If [IsProd, { integration.request.header.A: context.connectionId }, !Ref AWS::NoValue]',
    'RequestParameters: { integration.request.header.A: !If [IsProd, context.connectionId, context.stage] }',
    `RequestTemplates: { $default: !If [IsProd, '$context.connectionId', '$context.stage'] }`,
  ])('%s names the one at fault', (properties) => {
    expect(reports(id, backEnd(properties, route(), IS_PROD))).toEqual([`${here[0] ?? ''} when IsProd is false`]);
  });

  test.each([
    ['before', route('Joins', '\n    Condition: IsProd') + route()],
    ['after', route() + route('Joins', '\n    Condition: IsProd')],
  ])('a route in one branch %s one that is always there changes nothing', (_, routes) => {
    expect(reports(id, backEnd('', routes, IS_PROD))).toEqual(here);
  });

  test('of routes and their responses count', () => {
    const condition = '\n    Condition: IsProd';
    expect(reports(id, backEnd('', route('Report', condition), IS_PROD))).toEqual([
      `${here[0] ?? ''} when IsProd is true`,
    ]);
    expect(reports(id, backEnd('', route() + response('Report', condition), IS_PROD))).toEqual([
      `${here[0] ?? ''} when IsProd is false`,
    ]);
  });
});

test.each([
  'RequestParameters: !ImportValue parameters',
  'RequestParameters: { integration.request.header.A: !ImportValue value }',
  'RequestTemplates: { $default: !ImportValue template }',
])('%s is unknown', (properties) => {
  expect(reports(id, backEnd(properties))).toEqual([]);
  expect(unknowns(id, backEnd(properties))).toHaveLength(1);
});

test('what is unknown in one branch is reported in the other', () => {
  const app = backEnd(
    'RequestParameters: { integration.request.header.A: !If [IsProd, !ImportValue value, context.stage] }',
    route(),
    IS_PROD,
  );
  expect(reports(id, app)).toEqual([`${here[0] ?? ''} when IsProd is false`]);
  expect(unknowns(id, app)).toHaveLength(1);
});

test.each([
  ['Alpha', 'Beta'],
  ['Beta', 'Alpha'],
])('of several routes, the first by key is named, in any order: %s, %s', (one, other) => {
  const { findings } = judge(id, backEnd('', route(one) + route(other)));
  expect(findings.map(({ message }) => message.split(' which')[0])).toEqual([
    'Nothing tells the back end of route Alpha',
  ]);
});

test('routes and responses that may be out of sight make it unknown', () => {
  const handed = `
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: https://example.com/routes.yaml, Parameters: { Api: !Ref Api } }`;
  for (const routes of ['', route()]) {
    expect(reports(id, backEnd('', routes + handed))).toEqual([]);
    expect(unknowns(id, backEnd('', routes + handed))).toHaveLength(1);
  }
});

const NESTED = `
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: https://example.com/routes.yaml, Parameters: { Api: !Ref Api } }`;
const OUT_OF_SIGHT = 'nested stack Nested gets its id, and what that stack makes of it is out of sight';

test('what is out of sight is unknown once, as a whole', () => {
  expect(unknowns(id, backEnd('', NESTED))).toEqual([`Integration : ${OUT_OF_SIGHT}`]);
  expect(unknowns(id, backEnd('', route() + NESTED))).toEqual([`Integration : ${OUT_OF_SIGHT}`]);
});

test('what is out of sight in one branch leaves no doubt in the other', () => {
  const condition = '\n    Condition: IsProd';
  const app = backEnd('', route() + NESTED.replace('::Stack', `::Stack${condition}`), IS_PROD);
  expect(reports(id, app)).toEqual([`${here.join()} when IsProd is false`]);
  expect(unknowns(id, app)).toHaveLength(1);
});

test('a route in one branch leaves it unknown in the other what one out of sight does', () => {
  const app = backEnd('', route('Report', '\n    Condition: IsProd') + response() + NESTED, IS_PROD);
  expect(reports(id, app)).toEqual([]);
  expect(unknowns(id, app)).not.toEqual([]);
});

test('where messages are answered, what only deployment knows is no question', () => {
  const app = backEnd('RequestParameters: !ImportValue parameters', route() + response());
  expect(reports(id, app)).toEqual([]);
  expect(unknowns(id, app)).toEqual([]);
});

test('a parameter that holds more than the connection id carries it, and a list or an absent type does not', () => {
  const header = (value: string): string => `RequestParameters: { integration.request.header.X-From: ${value} }`;
  expect(reports(id, backEnd(header("!Sub '${AWS::StackName} context.connectionId'")))).toEqual([]);
  expect(reports(id, backEnd(header('[context.connectionId]')))).toEqual(here);
  expect(reports(id, backEnd().replace('IntegrationType: HTTP', 'TimeoutInMillis: 5000'))).toEqual([]);
});

test('a template that only writes the name of the variable does not carry it', () => {
  expect(reports(id, backEnd(`RequestTemplates: { $default: 'context.connectionId' }`))).toEqual(here);
});

test('the reason why an entry is unknown is the reason why it is', () => {
  const app = backEnd('RequestParameters: { integration.request.header.A: !ImportValue value }');
  expect(unknowns(id, app)).toEqual([
    'Integration RequestParameters.integration.request.header.A: ImportValue value: no template in sight exports it',
  ]);
});
