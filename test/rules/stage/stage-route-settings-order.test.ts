import { judge, reports, unknowns } from '../../support/findings';
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
  expect(findings[0]?.message).toContain('settings for Send, Default,');
});

test('a stage that depends on some of the routes is reported for the others', () => {
  const { findings } = judge(id, chat('Send'));
  expect(findings[0]?.message).toContain('settings for Default,');
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
