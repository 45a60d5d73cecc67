import { reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-deployed';

judgesEveryWebSocketStage(id, '', 'Stage');

test.each(['AutoDeploy: true', 'AutoDeploy: "true"', 'DeploymentId: a1b2c3', 'DeploymentId: !ImportValue Deployment'])(
  'a stage with %s is deployed',
  (properties) => {
    expect(reports(id, stage(properties))).toEqual([]);
    expect(unknowns(id, stage(properties))).toEqual([]);
  },
);

test.each(['AutoDeploy: false', 'AutoDeploy: "false"', 'AutoDeploy: !Ref AWS::NoValue'])(
  'a stage with %s alone is not',
  (properties) => {
    expect(reports(id, stage(properties))).toEqual(['Stage']);
  },
);

test('the branch with neither is named', () => {
  const either = 'AutoDeploy: !If [IsProd, false, true], DeploymentId: !If [IsProd, a1b2c3, !Ref AWS::NoValue]';
  expect(reports(id, stage(either, { sections: IS_PROD }))).toEqual([]);
  expect(reports(id, stage('AutoDeploy: !If [IsProd, false, true]', { sections: IS_PROD }))).toEqual([
    'Stage when IsProd is true',
  ]);
});

test('AutoDeploy that only deployment knows is unknown', () => {
  expect(reports(id, stage('AutoDeploy: !ImportValue Auto'))).toEqual([]);
  expect(unknowns(id, stage('AutoDeploy: !ImportValue Auto'))).toEqual([
    'Stage AutoDeploy: ImportValue Auto: no template in sight exports it',
  ]);
});

describe('a deployment that names its stage', () => {
  const named = (properties: string, of = 'StageName: live'): string =>
    stage(of, {
      sections: IS_PROD,
      resources: `  First: { Type: AWS::ApiGatewayV2::Deployment, Properties: { ApiId: !Ref Api, ${properties} } }`,
    });

  test.each(['StageName: live', 'StageName: !Ref Stage', 'StageName: !Sub live'])('deploys it: %s', (properties) => {
    expect(reports(id, named(properties))).toEqual([]);
    expect(unknowns(id, named(properties))).toEqual([]);
  });

  test.each(['StageName: test', 'Description: first'])('does not deploy another one: %s', (properties) => {
    expect(reports(id, named(properties))).toEqual(['Stage']);
  });

  test('deploys it in one branch, and nobody asks for the others', () => {
    expect(reports(id, named('StageName: !If [IsProd, live, test]'))).toEqual([]);
    expect(reports(id, named('StageName: live', 'StageName: !If [IsProd, live, test]'))).toEqual([]);
  });

  test('deploys no stage without a name', () => {
    expect(reports(id, named('StageName: live', 'Description: first'))).toEqual(['Stage']);
  });

  test('does not deploy the stage by a reference to something else', () => {
    expect(reports(id, named('StageName: !Ref Api'))).toEqual([]);
    expect(unknowns(id, named('StageName: !Ref Api'))).toHaveLength(1);
  });

  test('may be for the stage where its name is only known at deployment', () => {
    const template = named('StageName: !ImportValue Name');
    expect(reports(id, template)).toEqual([]);
    expect(unknowns(id, template)).toEqual([
      'Stage DeploymentId: a deployment is for stage ${ImportValue Name}, which may be this one',
    ]);
  });
});
