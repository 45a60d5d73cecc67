import { judge, reports, template, unknowns } from '../../support/findings';
import { IS_PROD, route, stage } from '../../support/stage';
import { UNTOLD_ORDER, WAYS, WAYS_SECTIONS, waysTo } from '../../support/untold-branches';

const id = 'deployment-depends-on-routes';
const DEPENDS_ON = 'Deployment DependsOn';

const deployment = (more: string, properties = 'ApiId: !Ref Api'): string =>
  `  Deployment: { Type: AWS::ApiGatewayV2::Deployment, ${more} Properties: { ${properties} } }`;
const chat = (more: string, routes = [route('Send', 'send'), route('Default', '$default')], sections = ''): string =>
  stage('DeploymentId: !Ref Deployment', { sections, resources: [deployment(more), ...routes].join('\n') });

test('a deployment that depends on no route is reported', () => {
  expect(reports(id, chat(''))).toEqual([DEPENDS_ON]);
  expect(reports(id, chat('DependsOn: [Api],'))).toEqual([DEPENDS_ON]);
});

test('one route is enough, by DependsOn or by reference, directly or not', () => {
  expect(reports(id, chat('DependsOn: Send,'))).toEqual([]);
  expect(reports(id, chat('DependsOn: [Default, Send],'))).toEqual([]);
  const later = '  Later: { Type: AWS::CloudFormation::WaitConditionHandle, DependsOn: Send }';
  expect(reports(id, chat('DependsOn: Later,', [route('Send', 'send'), later]))).toEqual([]);
  const described = deployment('', 'ApiId: !Ref Api, Description: !Sub "with ${Send}"');
  expect(reports(id, stage('', { resources: `${described}\n${route('Send', 'send')}` }))).toEqual([]);
});

test('a route of another API does not count', () => {
  const other = '  Other: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }';
  const foreign = route('Foreign', 'send').replace('!Ref Api', '!Ref Other');
  expect(reports(id, chat('DependsOn: Foreign,', [other, foreign, route('Send', 'send')]))).toEqual([DEPENDS_ON]);
});

test('the deployment of an API that has no route fails', () => {
  expect(reports(id, chat('', []))).toEqual([DEPENDS_ON]);
});

test('an API that is handed out may have its routes elsewhere', () => {
  const shared = `${chat('', [])}\nOutputs: { Api: { Value: !Ref Api, Export: { Name: api } } }`;
  expect(reports(id, shared)).toEqual([]);
});

test('a macro may add what the deployment depends on', () => {
  const macro = chat('DependsOn: Added,', undefined, 'Transform: AddRoutes');
  expect(reports(id, macro)).toEqual([]);
  expect(unknowns(id, macro)).toEqual([`${DEPENDS_ON}: the macro AddRoutes may add resources`]);
});

test('the condition of the deployment is no branch', () => {
  expect(reports(id, chat('Condition: IsProd,', undefined, IS_PROD))).toEqual([DEPENDS_ON]);
});

test('the deployment of an HTTP API is not judged', () => {
  expect(reports(id, chat('').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('the deployment of an imported API is judged where its routes show what it is', () => {
  const imported = (key: string): string => chat('', [route('Send', key)]).replaceAll('!Ref Api', 'a1b2c3d4e5');
  expect(reports(id, imported('$connect'))).toEqual([DEPENDS_ON]);
  expect(reports(id, imported('send'))).toEqual([]);
});

test('ways to a route that are too many to try are unknown', () => {
  const ways = Object.entries(waysTo('Send')).map(([name, text]) => `  ${name}: ${text}`);
  const routes = [route('Send', 'send'), ...ways];
  const text = chat(`DependsOn: [${WAYS.join(', ')}],`, routes, WAYS_SECTIONS);
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([`${DEPENDS_ON}: ${UNTOLD_ORDER}`]);
  expect(unknowns(id, chat(`DependsOn: [Send, ${WAYS.join(', ')}],`, routes, WAYS_SECTIONS))).toEqual([]);
});

test('a macro changes nothing about a route that comes first', () => {
  expect(unknowns(id, chat('DependsOn: Send,', undefined, 'Transform: AddRoutes'))).toEqual([]);
});

describe('where the stacks are several', () => {
  const exported = `${stage('')}\nOutputs: { Api: { Value: !Ref Api, Export: { Name: api } } }`;
  const importing = (...resources: readonly string[]): string =>
    ['Resources:', ...resources].join('\n').replaceAll('!Ref Api', '!ImportValue api');

  test('routes in a stack that imports from the one of the deployment come after it', () => {
    const here = exported.replace('\nOutputs', `\n${deployment('')}\nOutputs`);
    expect(reports(id, here, importing(route('Send', 'send')))).toEqual([DEPENDS_ON]);
  });

  test('a deployment in a stack without the API and without routes may come after those of another stack', () => {
    expect(reports(id, exported, importing(route('Send', 'send')), importing(deployment('')))).toEqual([]);
  });

  test('so may that of an API out of sight', () => {
    const elsewhere = (text: string): string => importing(text).replaceAll('!ImportValue api', 'a1b2c3');
    expect(reports(id, elsewhere(deployment('')), elsewhere(route('Connect', '$connect')))).toEqual([]);
  });
});

describe('a nested stack', () => {
  const API =
    '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action } }';
  const SEND = '{ Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: send } }';
  const LIVE = '{ Type: AWS::ApiGatewayV2::Deployment, Properties: { ApiId: !Ref Api } }';
  const child =
    '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { Api: !Ref Api } } }';
  const after = (first: string, one: string): string => one.replace('Properties', `DependsOn: ${first}, Properties`);
  const resources = (all: Readonly<Record<string, string>>): string =>
    `Resources:\n${Object.entries(all)
      .map(([name, one]) => `  ${name}: ${one}`)
      .join('\n')}`;
  const app = (parent: Readonly<Record<string, string>>, inside: Readonly<Record<string, string>>) => [
    { ...template(resources({ Api: API, ...parent }), 'parent.yaml'), nested: new Map([['Child', 'child.yaml']]) },
    template(`Parameters: { Api: { Type: String } }\n${resources(inside)}`, 'child.yaml'),
  ];
  const fixes = (...templates: Parameters<typeof judge> extends [string, ...infer T] ? T : never): readonly string[] =>
    judge(id, ...templates).findings.map(({ fix }) => fix);

  test('with the deployment waits for a route of its parent, or is reported with what has to wait', () => {
    expect(reports(id, ...app({ Send: SEND, Child: child }, { Deployment: LIVE }))).toEqual([DEPENDS_ON]);
    expect(fixes(...app({ Send: SEND, Child: child }, { Deployment: LIVE }))).toEqual([
      'Name Send in DependsOn of Child.',
    ]);
    expect(reports(id, ...app({ Send: SEND, Child: after('Send', child) }, { Deployment: LIVE }))).toEqual([]);
  });

  test('is told to wait for one of several routes, which is enough', () => {
    const several = { Send: SEND, Ping: SEND.replace('send', 'ping'), Child: child };
    expect(fixes(...app(several, { Deployment: LIVE }))).toEqual(['Name Send in DependsOn of Child.']);
  });

  test('with the deployment and a route is told to name its own route', () => {
    const [fix] = fixes(...app({ Send: SEND, Child: child }, { Deployment: LIVE, Ping: SEND.replace('send', 'ping') }));
    expect(fix).toMatch('Name the routes of the API in DependsOn of the deployment');
  });

  test('with the routes is there before the deployment of its parent, or is named', () => {
    expect(fixes(...app({ Child: child, Deployment: LIVE }, { Send: SEND }))).toEqual([
      'Name Child in DependsOn of Deployment.',
    ]);
    expect(reports(id, ...app({ Child: child, Deployment: after('Child', LIVE) }, { Send: SEND }))).toEqual([]);
  });

  test('with the deployment of an API without any route is reported', () => {
    expect(reports(id, ...app({ Child: child }, { Deployment: LIVE }))).toEqual([DEPENDS_ON]);
  });
});

test('a stack that imports the API comes after the routes of the other one', () => {
  const api = `${stage('', { resources: route('Send', 'send') })}\nOutputs: { Api: { Value: !Ref Api, Export: { Name: api } } }`;
  const later =
    'Resources: { Deployment: { Type: AWS::ApiGatewayV2::Deployment, Properties: { ApiId: !ImportValue api } } }';
  expect(reports(id, api, later)).toEqual([]);
});
