import { EXPORTED, IS_PROD, chat, of, part, route, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';
import { UNTOLD, UNTOLD_ORDER, WAYS, WAYS_SECTIONS, waysTo } from '../../support/untold-branches';

const id = 'deployment-complete';

const PATH = 'Deployment DependsOn';
const ROUTES = { Connect: route('$connect'), Send: route('send') };

const deployment = (dependsOn: readonly string[], properties = ''): string =>
  `{ Type: AWS::ApiGatewayV2::Deployment, DependsOn: [${dependsOn.join(', ')}], Properties: { ApiId: !Ref Api, ${properties} } }`;
const STAGE = part('Stage', 'StageName: live, DeploymentId: !Ref Deployment');

const deployed = (
  dependsOn: readonly string[],
  resources: Readonly<Record<string, string>> = {},
  sections = '',
): string => chat({ ...ROUTES, Deployment: deployment(dependsOn), Stage: STAGE, ...resources }, sections);

test('a deployment that waits for one route of two is reported, with the name of the other', () => {
  expect(reports(id, deployed(['Connect']))).toEqual([PATH]);
  expect(judge(id, deployed(['Connect'])).findings[0]?.message).toBe(
    'The deployment does not wait for Send: what is created after it is not live.',
  );
});

test('a deployment that waits for all passes', () => {
  expect(reports(id, deployed(['Connect', 'Send']))).toEqual([]);
});

test('a deployment that waits for no route is left to deployment-depends-on-routes', () => {
  expect(reports(id, deployed([]))).toEqual([]);
});

test('one that waits by what it depends on passes', () => {
  const between = { Between: '{ Type: AWS::SNS::Topic, DependsOn: Send }' };
  expect(reports(id, deployed(['Connect', 'Between'], between))).toEqual([]);
});

const ANSWER = part('RouteResponse', "RouteId: !Ref Send, RouteResponseKey: '$default'");
const MOCK = part('Integration', 'IntegrationType: MOCK');
const MAPPED = part('IntegrationResponse', "IntegrationId: !Ref Mock, IntegrationResponseKey: '$default'");
const MODEL = part('Model', 'Name: message, Schema: {}');

test.each([
  ['a route response', 'Answer', { Answer: ANSWER }],
  ['an integration response', 'Mapped', { Mock: MOCK, Mapped: MAPPED }],
  [
    'a model that a route names',
    'Model',
    { Model: MODEL, Send: route('send', 'ModelSelectionExpression: a, RequestModels: { a: message }') },
  ],
])('%s that is not waited for is reported', (_, name, resources) => {
  expect(reports(id, deployed(['Connect', 'Send'], resources))).toEqual([PATH]);
  expect(judge(id, deployed(['Connect', 'Send'], resources)).findings[0]?.message).toContain(` for ${name}:`);
  expect(reports(id, deployed(['Connect', 'Send', name], resources))).toEqual([]);
});

test('a model that no route names does not matter', () => {
  expect(reports(id, deployed(['Connect', 'Send'], { Model: MODEL }))).toEqual([]);
});

test('many parts are one finding, whose message stays short', () => {
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`R${index}`, route(`r${index}`)]));
  const { findings } = judge(id, deployed(['Connect', 'Send'], many));
  expect(findings.map(({ message }) => message)).toEqual([
    'The deployment does not wait for R0, R1, R2, R3, R4, R5, R6, R7, R8, R9 and 2 more: what is created after it is not live.',
  ]);
});

describe('the stages in sight', () => {
  test.each([
    ['deploy themselves', part('Stage', 'StageName: live, AutoDeploy: true')],
    ['stand on another deployment', part('Stage', 'StageName: live, DeploymentId: a1b2c3')],
    [
      'may deploy themselves',
      part('Stage', 'StageName: live, DeploymentId: !Ref Deployment, AutoDeploy: !ImportValue A'),
    ],
  ])('%s: it passes', (_, stage) => {
    expect(reports(id, deployed(['Connect'], { Stage: stage }))).toEqual([]);
  });

  test('are named by the deployment: it is reported', () => {
    const named = {
      Deployment: deployment(['Connect'], 'StageName: live'),
      Stage: part('Stage', 'StageName: live'),
    };
    expect(reports(id, deployed([], named))).toEqual([PATH]);
  });

  test('are none: it is reported', () => {
    expect(reports(id, chat({ ...ROUTES, Deployment: deployment(['Connect']) }))).toEqual([PATH]);
  });
});

describe('branches', () => {
  test('the branch in which a late route is there is named', () => {
    expect(reports(id, deployed(['Connect'], { Send: under('IsProd', route('send')) }, IS_PROD))).toEqual([
      `${PATH} when IsProd is true`,
    ]);
  });

  test('the branch in which a route comes first is named', () => {
    expect(reports(id, deployed(['Connect'], { Connect: under('IsProd', route('$connect')) }, IS_PROD))).toEqual([
      `${PATH} when IsProd is true`,
    ]);
  });

  test('the branch in which the stage stands on it is named', () => {
    const stage = part('Stage', 'StageName: live, DeploymentId: !If [IsProd, !Ref Deployment, a1b2c3]');
    expect(reports(id, deployed(['Connect'], { Stage: stage }, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
  });
});

describe('a stage of which only deployment knows whether it deploys itself', () => {
  const stage = (autoDeploy: string): Readonly<Record<string, string>> => ({
    Stage: part('Stage', `StageName: live, DeploymentId: !Ref Deployment, AutoDeploy: ${autoDeploy}`),
  });
  const AUTO = 'Parameters: { Auto: { Type: String } }';

  test('makes a late route unknown', () => {
    const text = deployed(['Connect'], stage('!Ref Auto'), AUTO);
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toEqual([`${PATH}: Ref Auto: parameter Auto has no default`]);
  });

  test('does so as well where its condition is too hard to try', () => {
    const text = deployed(['Connect'], stage('!If [Untold, true, false]'), UNTOLD);
    expect(reports(id, text)).toEqual([]);
    expect(unknowns(id, text)).toEqual([`${PATH}: Fn::If: the conditions around Untold are too many to try`]);
  });

  test('makes nothing unknown where no route is late', () => {
    expect(unknowns(id, deployed(['Connect', 'Send'], stage('!Ref Auto'), AUTO))).toEqual([]);
  });

  test('matters no more where another stage does not', () => {
    const other = { Other: part('Stage', 'StageName: other, DeploymentId: !Ref Deployment') };
    const text = deployed(['Connect'], { ...stage('!Ref Auto'), ...other }, AUTO);
    expect(reports(id, text)).toEqual([PATH]);
    expect(unknowns(id, text)).toEqual([]);
  });
});

test('a route in another stack has an order of its own', () => {
  const routes = of('!ImportValue ChatApi', stack({ Ping: route('ping') }));
  expect(reports(id, deployed(['Connect', 'Send'], {}, EXPORTED), routes)).toEqual([]);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, deployed(['Connect']).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('a route that may be waited for in ways too many to try is unknown', () => {
  const text = deployed(['Connect', ...WAYS], waysTo('Send'), WAYS_SECTIONS);
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([`${PATH}: ${UNTOLD_ORDER}`]);
  expect(unknowns(id, deployed(['Connect', 'Send', ...WAYS], waysTo('Send'), WAYS_SECTIONS))).toEqual([]);
});

test.each([
  [16, 16, []],
  [17, 0, [`${PATH}: the conditions of what it deploys are too many to try`]],
])('of %i routes, each under a condition of its own, %i are told by their branches', (count, told, doubts) => {
  const routes = Array.from({ length: count }, (_, at) => [`Own${at}`, under(`Is${at}`, route(`own${at}`))]);
  const text = deployed(['Connect', 'Send'], Object.fromEntries(routes) as Record<string, string>, WAYS_SECTIONS);
  expect(reports(id, text)).toHaveLength(told);
  expect(unknowns(id, text)).toEqual(doubts);
});

test('a deployment that waits for very many routes, each under a condition of its own, is unknown', () => {
  const routes = Array.from({ length: 17 }, (_, at) => [`Own${at}`, under(`Is${at}`, route(`own${at}`))] as const);
  const text = chat(
    {
      ...Object.fromEntries(routes),
      Send: route('send'),
      Deployment: deployment(routes.map(([name]) => name)),
      Stage: STAGE,
    },
    WAYS_SECTIONS,
  );
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([`${PATH}: the conditions of what it deploys are too many to try`]);
});

const messages = (text: string): readonly string[] => judge(id, text).findings.map(({ message }) => message);

test('up to ten parts are all named', () => {
  const many = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`R${index}`, route(`r${index}`)]));
  expect(messages(deployed(['Connect', 'Send'], many))).toEqual([
    'The deployment does not wait for R0, R1, R2, R3, R4, R5, R6, R7, R8, R9: what is created after it is not live.',
  ]);
});

describe('which stage stands on the deployment', () => {
  const stage = (properties: string): string => part('Stage', properties);

  test('is not one that deploys itself', () => {
    const itself = stage('StageName: live, DeploymentId: !Ref Deployment, AutoDeploy: true');
    expect(reports(id, deployed(['Connect'], { Stage: itself }))).toEqual([]);
    expect(reports(id, deployed(['Connect'], { Stage: itself.replace('true', 'false') }))).toEqual([PATH]);
  });

  test('is judged for each of several deployments', () => {
    const either = stage('StageName: live, DeploymentId: !If [IsProd, !Ref Deployment, !Ref Second]');
    const second = { Second: deployment(['Connect', 'Send']), Stage: either };
    expect(reports(id, deployed(['Connect'], second, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
  });

  test.each([
    ['its own name, in the branch in which the deployment says it', '!If [IsProd, live, other]', 'live'],
    ['its own name, in the branch in which the stage has it', 'live', '!If [IsProd, live, other]'],
    ['the same reference', '!If [IsProd, !Ref AWS::Region, other]', '!Ref AWS::Region'],
    ['what refers to it', '!If [IsProd, !Ref Stage, other]', '!Ref AWS::Region'],
  ])('is told by %s', (_, named, own) => {
    const resources = {
      Deployment: deployment(['Connect'], `StageName: ${named}`),
      Stage: stage(`StageName: ${own}`),
      Linked: stage('StageName: second, DeploymentId: a1b2c3'),
    };
    expect(reports(id, deployed([], resources, IS_PROD))).toEqual([`${PATH} when IsProd is true`]);
  });

  test('is none where the deployment names another, or says no name', () => {
    const named = (name: string): string =>
      deployed([], { Deployment: deployment(['Connect'], name), Stage: stage('StageName: live') });
    expect(reports(id, named('StageName: other'))).toEqual([]);
    expect(reports(id, named(''))).toEqual([]);
    expect(reports(id, named('').replace('StageName: live', 'Description: live'))).toEqual([]);
  });
});

describe('branches of several parts', () => {
  test('name the parts that are late in each', () => {
    const late = { Send: under('IsProd', route('send')), Ping: under('IsStaging', route('ping')) };
    const sections = IS_PROD.replace('IsTest: !Not [!Condition IsProd]', 'IsStaging: !Equals [!Ref Env, staging]');
    expect(messages(deployed(['Connect'], late, sections))).toEqual([
      'The deployment does not wait for Send: what is created after it is not live.',
      'The deployment does not wait for Ping: what is created after it is not live.',
    ]);
  });

  test('that exclude each other are no fault: no route comes first where a stage stands on it', () => {
    const resources = {
      Connect: under('IsTest', route('$connect')),
      Stage: part('Stage', 'StageName: live, DeploymentId: !If [IsProd, !Ref Deployment, a1b2c3]'),
    };
    expect(reports(id, deployed(['Connect'], resources, IS_PROD))).toEqual([]);
  });
});

describe('a model', () => {
  const naming = (models: string): string => route('send', `ModelSelectionExpression: a, RequestModels: ${models}`);
  const found = (models: string, model = MODEL): readonly string[] =>
    reports(id, deployed(['Connect', 'Send'], { Send: naming(models), Model: model }, IS_PROD));
  const inProd = [`${PATH} when IsProd is true`];

  test('is late in the branch in which it is there, has the name, or a route names it', () => {
    expect(found('{ a: message }')).toEqual([PATH]);
    expect(found('{ a: message }', under('IsProd', MODEL))).toEqual(inProd);
    expect(found('{ a: message }', MODEL.replace('message', '!If [IsProd, message, other]'))).toEqual(inProd);
    expect(found('!If [IsProd, { a: message }, {}]')).toEqual(inProd);
    expect(found('{ a: !If [IsProd, message, other] }')).toEqual(inProd);
    expect(
      reports(id, deployed(['Connect'], { Send: under('IsProd', naming('{ a: message }')), Model: MODEL }, IS_PROD)),
    ).toEqual(inProd);
  });

  test('has the name that the same parameter gives, and no other that only deployment knows', () => {
    const parameters = '\nParameters: { One: { Type: String }, Two: { Type: String } }';
    const by = (one: string, other: string): readonly string[] =>
      reports(
        id,
        deployed(
          ['Connect', 'Send'],
          { Send: naming(`{ a: ${one} }`), Model: MODEL.replace('message', other) },
          parameters,
        ),
      );
    expect(by('!Ref One', '!Ref One')).toEqual([PATH]);
    expect(by('!Ref One', '!Ref Two')).toEqual([]);
  });

  test('without a name, or that a route names by something else than text, is left alone', () => {
    expect(found('{ a: message }', MODEL.replace('Name: message, ', ''))).toEqual([]);
    expect(found('{ a: [message] }')).toEqual([]);
    expect(found('message')).toEqual([]);
    expect(found('{ a: [message] }', MODEL.replace('Name: message, ', ''))).toEqual([]);
  });
});
