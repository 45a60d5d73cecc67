import type { TemplateInput } from '../../../src/cloudformation/template-input';
import { judge, reports, template, unknowns } from '../../support/findings';
import { IS_PROD, route, stage } from '../../support/stage';
import { UNTOLD_ORDER, WAYS, WAYS_SECTIONS, waysTo } from '../../support/untold-branches';

const id = 'stage-route-settings-order';
const SETTINGS = 'RouteSettings: { send: {}, $default: {} }';
const ROUTES = [route('Send', 'send'), route('Default', '$default'), route('Connect', '$connect')].join('\n');

const chat = (dependsOn: string, properties = SETTINGS): string =>
  stage(properties, { resources: ROUTES }).replace('V2::Stage', `V2::Stage\n    DependsOn: ${dependsOn}`);

test('a stage that depends on nothing is reported, with the routes it needs', () => {
  const { findings } = judge(id, stage(SETTINGS, { resources: ROUTES }));
  expect(findings).toMatchObject([{ propertyPath: 'DependsOn', resource: { logicalId: 'Stage' } }]);
  expect(findings[0]?.message).toContain('settings for Send, Default, and may be created before those routes:');
});

test('a stage that depends on some of the routes is reported for the others', () => {
  const { findings } = judge(id, chat('Send'));
  expect(findings[0]?.message).toContain('settings for Default, and may be created before that route:');
});

test('a stage that depends on each of them passes; routes without settings do not matter', () => {
  expect(reports(id, chat('[Send, Default]'))).toEqual([]);
});

test('what a dependency depends on or refers to counts', () => {
  const deployment =
    '  Deployment: { Type: AWS::ApiGatewayV2::Deployment, DependsOn: [Send, Default], Properties: {} }';
  const template = stage(`${SETTINGS}, DeploymentId: !Ref Deployment`, { resources: `${ROUTES}\n${deployment}` });
  expect(reports(id, template)).toEqual([]);
});

test('a stage without settings of single routes passes', () => {
  expect(reports(id, stage('DefaultRouteSettings: {}', { resources: ROUTES }))).toEqual([]);
});

test('a key that no route has is for another policy', () => {
  expect(reports(id, stage('RouteSettings: { other: {} }', { resources: ROUTES }))).toEqual([]);
});

test('the branch with settings is named', () => {
  const settings = 'RouteSettings: !If [IsProd, { send: {} }, !Ref AWS::NoValue]';
  expect(reports(id, stage(settings, { sections: IS_PROD, resources: ROUTES }))).toEqual([
    'Stage DependsOn when IsProd is true',
  ]);
});

test('routes in another stack cannot be depended on', () => {
  const api = stage('', { sections: 'Outputs: { Id: { Value: !Ref Api, Export: { Name: chat-api } } }' });
  const [routes = '', live = ''] = [`Resources:\n${ROUTES}`, stage(SETTINGS)].map((text) =>
    text.replaceAll('!Ref Api', '!ImportValue chat-api'),
  );
  expect(reports(id, api, routes, live)).toEqual([]);
});

describe('a nested stack', () => {
  const API =
    '{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action } }';
  const part = (type: string, properties: string): string =>
    `{ Type: AWS::ApiGatewayV2::${type}, Properties: { ApiId: !Ref Api, ${properties} } }`;
  const SEND = part('Route', 'RouteKey: send');
  const LIVE = part('Stage', 'StageName: live, RouteSettings: { send: {} }');
  const nested = (file: string, more = ''): string =>
    `{ Type: AWS::CloudFormation::Stack, ${more} Properties: { TemplateURL: ${file}, Parameters: { Api: !Ref Api } } }`;
  const app = (
    resources: Readonly<Record<string, string>>,
    stacks: Readonly<Record<string, Readonly<Record<string, string>>>>,
  ): readonly TemplateInput[] => {
    const text = (all: Readonly<Record<string, string>>): string =>
      `Resources:\n${Object.entries(all)
        .map(([name, one]) => `  ${name}: ${one}`)
        .join('\n')}`;
    const files = Object.keys(stacks).map((name): [string, string] => [name, `${name}.yaml`]);
    return [
      { ...template(text({ Api: API, ...resources }), 'parent.yaml'), nested: new Map(files) },
      ...Object.entries(stacks).map(([name, all]) =>
        template(`Parameters: { Api: { Type: String } }\n${text(all)}`, `${name}.yaml`),
      ),
    ];
  };
  const fixes = (templates: readonly TemplateInput[]): readonly string[] =>
    judge(id, ...templates).findings.map(({ fix }) => fix);

  test('with the stage waits for the routes of its parent, or is reported with what has to wait', () => {
    const parent = (more: string): readonly TemplateInput[] =>
      app({ Send: SEND, Live: nested('Live.yaml', more) }, { Live: { Stage: LIVE } });
    expect(reports(id, ...parent(''))).toEqual(['Stage DependsOn']);
    expect(fixes(parent(''))).toEqual(['Name Send in DependsOn of Live.']);
    expect(reports(id, ...parent('DependsOn: Send,'))).toEqual([]);
  });

  test('with the routes is there before the stage of its parent, or is named', () => {
    const parent = (more: string): readonly TemplateInput[] =>
      app({ Stage: LIVE.replace('{', `{ ${more}`), Routes: nested('Routes.yaml') }, { Routes: { Send: SEND } });
    expect(reports(id, ...parent(''))).toEqual(['Stage DependsOn']);
    expect(fixes(parent(''))).toEqual(['Name Routes in DependsOn of Stage.']);
    expect(reports(id, ...parent('DependsOn: Routes,'))).toEqual([]);
  });

  test('with the routes is there before the one with the stage, or is named', () => {
    const parent = (more: string): readonly TemplateInput[] =>
      app(
        { Live: nested('Live.yaml', more), Routes: nested('Routes.yaml') },
        { Live: { Stage: LIVE }, Routes: { Send: SEND } },
      );
    expect(fixes(parent(''))).toEqual(['Name Routes in DependsOn of Live.']);
    expect(fixes(parent('DependsOn: Routes,'))).toEqual([]);
  });

  test('with the stage and one of two routes is told what the stage has to wait for in either stack', () => {
    const both = part('Stage', 'StageName: live, RouteSettings: { send: {}, ping: {} }');
    const templates = app(
      { Send: SEND, Live: nested('Live.yaml') },
      { Live: { Stage: both, Ping: part('Route', 'RouteKey: ping') } },
    );
    expect([...new Set(fixes(templates))]).toEqual([
      'Name Send in DependsOn of Live. Name Ping in DependsOn of Stage.',
    ]);
  });
});

test('the stage of an HTTP API is not judged', () => {
  expect(reports(id, stage(SETTINGS, { resources: ROUTES }).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('settings that only deployment knows are unknown', () => {
  expect(unknowns(id, stage('RouteSettings: !ImportValue Settings', { resources: ROUTES }))).toEqual([
    'Stage RouteSettings: ImportValue Settings: no template in sight exports it',
  ]);
});

test('ways to a route that are too many to try are unknown', () => {
  const ways = Object.entries(waysTo('Send')).map(([name, text]) => `  ${name}: ${text}`);
  const resources = [route('Send', 'send'), ...ways].join('\n');
  const text = stage('RouteSettings: { send: {} }', { resources, sections: WAYS_SECTIONS }).replace(
    'V2::Stage',
    `V2::Stage\n    DependsOn: [${WAYS.join(', ')}]`,
  );
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([`Stage DependsOn: ${UNTOLD_ORDER}`]);
});
