import { Stack } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { type CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { synthesise } from '../../support/cdk';
import { judge, reports, template, unknowns } from '../../support/findings';
import { IS_PROD, stage } from '../../support/stage';
import { UNTOLD_ORDER, WAYS, WAYS_SECTIONS, waysTo } from '../../support/untold-branches';

const id = 'stage-logging-account-order';
const LOGS = 'AccessLogSettings: { DestinationArn: arn:aws:logs:eu-west-1:111122223333:log-group:chat }';
const account = (attributes = ''): string =>
  `  Account: { Type: AWS::ApiGateway::Account, ${attributes} Properties: { CloudWatchRoleArn: !ImportValue Role } }`;
const app = (dependsOn: string, { properties = LOGS, resources = account(), sections = '' } = {}): string =>
  stage(properties, { resources, sections }).replace(
    'Type: AWS::ApiGatewayV2::Stage',
    `Type: AWS::ApiGatewayV2::Stage\n    ${dependsOn}`,
  );

test.each([LOGS, 'DefaultRouteSettings: { LoggingLevel: ERROR }'])(
  'a stage with %s that does not wait for the Account is reported',
  (properties) => {
    expect(reports(id, app('', { properties }))).toEqual(['Stage DependsOn']);
    expect(reports(id, app('DependsOn: Account', { properties }))).toEqual([]);
    expect(reports(id, app('DependsOn: [Api, Account]', { properties }))).toEqual([]);
  },
);

test.each(['AutoDeploy: true', 'DefaultRouteSettings: { LoggingLevel: "OFF" }'])(
  'a stage with %s writes no logs',
  (properties) => {
    expect(reports(id, app('', { properties }))).toEqual([]);
  },
);

test('waiting for what waits for the Account is enough', () => {
  const deployment =
    '  Deployment: { Type: AWS::ApiGatewayV2::Deployment, DependsOn: Account, Properties: { ApiId: !Ref Api } }';
  const text = app('', {
    properties: `${LOGS}, DeploymentId: !Ref Deployment`,
    resources: `${account()}\n${deployment}`,
  });
  expect(reports(id, text)).toEqual([]);
});

test('an app without an Account is for stage-logging-account-role', () => {
  expect(reports(id, app('', { resources: '' }))).toEqual([]);
  expect(reports(id, app('', { resources: '  Account: { Type: AWS::ApiGateway::Account }' }))).toEqual([]);
});

test('the branch in which both are there is named', () => {
  expect(reports(id, app('', { resources: account('Condition: IsProd,'), sections: IS_PROD }))).toEqual([
    'Stage DependsOn when IsProd is true',
  ]);
});

test('an Account in a stack that imports from the stack of the stage comes later', () => {
  const exporting = `${stage(LOGS)}\nOutputs: { Id: { Value: !Ref Api, Export: { Name: id } } }`;
  const later = `Resources:\n${account()}\n  Log: { Type: AWS::SSM::Parameter, Properties: { Value: !ImportValue id } }`;
  expect(reports(id, exporting, later)).toEqual(['Stage DependsOn']);
  expect(judge(id, exporting, later).findings[0]?.message).toContain('the stack of Account depends on this one');
});

test('an Account in a stack of its own may come first', () => {
  expect(reports(id, stage(LOGS), `Resources:\n${account()}`)).toEqual([]);
});

test('the stage that SAM makes waits for what its API waits for', () => {
  const sam = (dependsOn: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
${account()}
  Chat:
    Type: AWS::Serverless::WebSocketApi
    ${dependsOn}
    Properties: { RouteSelectionExpression: $request.body.action, ${LOGS} }`;
  expect(reports(id, sam('DependsOn: Account'))).toEqual([]);
  expect(reports(id, sam(''))).toEqual(['Chat DependsOn']);
});

test('stacks of a CDK app are deployed in the order of their dependencies', () => {
  const found = (order: (stacks: [Stack, Stack]) => [Stack, Stack] | undefined): readonly string[] =>
    judge(
      id,
      ...synthesise((app) => {
        const [chat, base] = [new Stack(app, 'Chat'), new Stack(app, 'Base')];
        new CfnAccount(base, 'Account', { cloudWatchRoleArn: 'arn:aws:iam::111122223333:role/logs' });
        const webSocketApi = new WebSocketApi(chat, 'Api');
        const stage = new WebSocketStage(chat, 'Stage', { webSocketApi, stageName: 'live', autoDeploy: true });
        (stage.node.defaultChild as CfnStage).defaultRouteSettings = { loggingLevel: 'ERROR' };
        const [later, earlier] = order([chat, base]) ?? [];
        if (earlier) later?.addStackDependency(earlier);
      }),
    ).findings.map(({ propertyPath }) => propertyPath);
  expect(found(([chat, base]) => [base, chat])).toEqual(['DependsOn']);
  expect(found(([chat, base]) => [chat, base])).toEqual([]);
  expect(found(() => undefined)).toEqual([]);
});

test('ways to the Account that are too many to try are unknown', () => {
  const ways = Object.entries(waysTo('Account')).map(([name, text]) => `  ${name}: ${text}`);
  const resources = [account(), ...ways].join('\n');
  const text = app(`DependsOn: [${WAYS.join(', ')}]`, { resources, sections: WAYS_SECTIONS });
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([`Stage DependsOn: ${UNTOLD_ORDER}`]);
});

test('the message says what fails', () => {
  expect(judge(id, app('')).findings[0]?.message).toBe(
    'The stage writes logs and may be created before Account: where the account has no role yet, "CloudWatch Logs role ARN must be set in account settings to enable logging".',
  );
});

test('the custom resource of the Serverless Framework sets the role before anything else is deployed', () => {
  const custom = '  Account: { Type: Custom::ApiGatewayAccountRole, Properties: { ServiceToken: arn } }';
  expect(reports(id, app('', { resources: custom }))).toEqual([]);
});

test('an Account that comes first is enough, whatever comes later in another stack', () => {
  const exporting = `${app('DependsOn: Account')}\nOutputs: { Id: { Value: !Ref Api, Export: { Name: id } } }`;
  const later = `Resources:\n${account().replace('Account:', 'Second:')}\n  Log: { Type: AWS::SSM::Parameter, Properties: { Value: !ImportValue id } }`;
  expect(reports(id, exporting, later)).toEqual([]);
});

test('a stage and an Account that are never there together have no order', () => {
  const conditions = IS_PROD.replace('Conditions: {', 'Conditions: { IsTest: !Not [!Condition IsProd],');
  const text = app('Condition: IsTest', { resources: account('Condition: IsProd,'), sections: conditions });
  expect(reports(id, text)).toEqual([]);
});

test('several Accounts are one finding, and the first of them are named', () => {
  const more = ['B', 'C', 'D', 'E'].map((name) => account().replace('Account', name));
  const { findings } = judge(id, app('', { resources: [account(), ...more].join('\n') }));
  expect(findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('may be created before Account, B, C and 2 more: where the account has no role yet'),
  ]);
});

describe('a nested stack', () => {
  const nested = (more = ''): string =>
    `  Child: { Type: AWS::CloudFormation::Stack, ${more} Properties: { TemplateURL: child.yaml, Parameters: { Api: !Ref Api } } }`;
  const parent = (text: string) => ({ ...template(text, 'parent.yaml'), nested: new Map([['Child', 'child.yaml']]) });
  const inChild = template(`Resources:\n${account()}`, 'child.yaml');

  test('with the Account is created before the stage, or the stage is reported', () => {
    expect(reports(id, parent(app('', { resources: nested() })), inChild)).toEqual(['Stage DependsOn']);
    expect(reports(id, parent(app('DependsOn: Child', { resources: nested() })), inChild)).toEqual([]);
  });

  test('with the stage waits for the Account of its parent, or the stage is reported', () => {
    const live = template(
      `Parameters: { Api: { Type: String } }
Resources:
  Stage: { Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Api, StageName: live, ${LOGS} } }`,
      'child.yaml',
    );
    const around = (more = '') => parent(stage('', { resources: `${account()}\n${nested(more)}` }));
    expect(reports(id, around(), live)).toEqual(['Stage DependsOn']);
    expect(reports(id, around('DependsOn: Account,'), live)).toEqual([]);
  });
});
