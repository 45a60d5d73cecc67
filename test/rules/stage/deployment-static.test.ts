import { CfnDeployment, CfnStage, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { IS_PROD, chat, part, stack } from '../../support/api';
import { synthesiseStack } from '../../support/cdk';
import { judge, line, reports, unknowns } from '../../support/findings';

const id = 'deployment-static';

const PATH = 'Stage DeploymentId';
const DEPLOYMENT = '{ Type: AWS::ApiGatewayV2::Deployment, Properties: { ApiId: !Ref Api } }';

const standingOn = (name: string, properties = '', sections = ''): string =>
  chat(
    { [name]: DEPLOYMENT, Stage: part('Stage', `StageName: live, DeploymentId: !Ref ${name}, ${properties}`) },
    sections,
  );

test.each([
  'Deployment',
  'DeploymentV2',
  'Deployment1234567',
  'Deployment9f3c27ag',
  'Deployment20261125T',
  'Deployment20261125Beta',
])('%s is reported', (name) => {
  expect(reports(id, standingOn(name))).toEqual([PATH]);
});

test.each([
  'Deployment9f3c27ab',
  'Deployment9F3C27AB',
  'Deployment20261125',
  'Deployment20261125T1015',
  'Deployment20261125T101500Z',
  'Deployment0123456789abcdef',
])('%s passes: it ends in a hash or a date', (name) => {
  expect(reports(id, standingOn(name))).toEqual([]);
});

test('one with the hash of the Serverless Framework passes: it is in Base64, without what a logical id cannot have', () => {
  expect(reports(id, standingOn('WebsocketsDeploymentx7QmVb2LrT0yHcZ9uKe4NsWd1GfPa6Jj3oEi8RtCkM'))).toEqual([]);
});

test('also one whose hash happens to be mostly small letters', () => {
  const end = 'qwkezvbn2hzrkxcqLmdysTfgahjkrtwe';
  expect(reports(id, standingOn(`WebsocketsDeploymentpRt7${end}`))).toEqual([]);
  // Of any other name, too little shows that this is a hash.
  expect(reports(id, standingOn(`ChatDeployment${end}`))).toEqual([PATH]);
});

test('a name that begins as those of the Serverless Framework is reported where it is too short for a hash', () => {
  expect(reports(id, standingOn('WebsocketsDeploymentForProduction'))).toEqual([PATH]);
});

test.each(['WebSocketAPIGatewayV2DeploymentForProduction', 'deploymentofthechatapplicationforproduction'])(
  '%s is reported: it is long, and made of words',
  (name) => {
    expect(reports(id, standingOn(name))).toEqual([PATH]);
  },
);

test('the message names the deployment', () => {
  expect(judge(id, standingOn('Deployment')).findings[0]?.message).toMatch(/^The stage uses Deployment, /);
});

test('a stage that deploys itself is not judged', () => {
  expect(reports(id, standingOn('Deployment', 'AutoDeploy: true'))).toEqual([]);
  expect(reports(id, standingOn('Deployment', 'AutoDeploy: false'))).toEqual([PATH]);
});

test.each(['DeploymentId: a1b2c3', 'DeploymentId: !ImportValue Deployment', 'Description: none'])(
  'a stage with %s is not judged: its deployment is out of sight',
  (properties) => {
    expect(reports(id, chat({ Stage: part('Stage', `StageName: live, ${properties}`) }))).toEqual([]);
  },
);

describe('a deployment that names its stage', () => {
  const naming = (stage: string, name = 'Deployment', more = ''): string =>
    chat({
      [name]: `{ Type: AWS::ApiGatewayV2::Deployment, Properties: { ApiId: !Ref Api, StageName: ${stage} } }`,
      Stage: part('Stage', `StageName: live, ${more}`),
    });

  test.each(['live', '!Ref Stage'])('%s is what the stage stands on', (stage) => {
    expect(reports(id, naming(stage))).toEqual([PATH]);
    expect(reports(id, naming(stage, 'Deployment9f3c27ab'))).toEqual([]);
    expect(reports(id, naming(stage, 'Deployment', 'AutoDeploy: true'))).toEqual([]);
  });

  test('is enough as one of several, if it changes', () => {
    const two = `${naming('live')}
  Other20261125: { Type: AWS::ApiGatewayV2::Deployment, Properties: { ApiId: !Ref Api, StageName: live } }`;
    expect(reports(id, two)).toEqual([]);
    expect(reports(id, two.replace('Other20261125', 'Other'))).toEqual([PATH]);
  });

  test('is not asked for where the stage deploys itself', () => {
    expect(unknowns(id, naming('!ImportValue Stage', 'Deployment', 'AutoDeploy: true'))).toEqual([]);
  });

  test('is not where it names another', () => {
    expect(reports(id, naming('beta'))).toEqual([]);
    expect(unknowns(id, naming('!ImportValue Stage'))).toHaveLength(1);
  });
});

test('the branch is named', () => {
  expect(reports(id, standingOn('Deployment', 'AutoDeploy: !If [IsProd, false, true]', IS_PROD))).toEqual([
    `${PATH} when IsProd is true`,
  ]);
});

test('it is unknown where only deployment knows whether the stage deploys itself', () => {
  const text = standingOn('Deployment', 'AutoDeploy: !ImportValue Auto');
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, standingOn('Deployment').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('SAM deploys the stages it creates', () => {
  const chat =
    '{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action } }';
  expect(reports(id, stack({ Chat: chat }, 'Transform: AWS::Serverless-2016-10-31'))).toEqual([]);
});

describe('in the CDK', () => {
  const synthesised = (override?: string): readonly string[] => {
    const inputs = synthesiseStack((stack) => {
      const inside = new Construct(stack, 'Chat');
      const { apiId } = new WebSocketApi(inside, 'Api');
      const deployment = new CfnDeployment(inside, 'Deployment', { apiId });
      if (override !== undefined) deployment.overrideLogicalId(override);
      new CfnStage(inside, 'Stage', { apiId, stageName: 'live', deploymentId: deployment.ref });
    });
    return judge(id, ...inputs).findings.map(line);
  };

  test('the digits that CDK derives of the path of the construct never change, and are reported', () => {
    expect(synthesised()).toEqual([expect.stringMatching(/^ChatStage[\dA-F]{8} DeploymentId$/)]);
  });

  test('a hash of the app passes', () => {
    expect(synthesised('ChatDeployment9f3c27ab')).toEqual([]);
  });
});
