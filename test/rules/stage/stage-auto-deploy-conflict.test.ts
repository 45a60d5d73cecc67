import { reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-auto-deploy-conflict';
const DEPLOYMENT = 'Stage DeploymentId';

judgesEveryWebSocketStage(id, 'AutoDeploy: true, DeploymentId: a1b2c3', DEPLOYMENT);

test('a deployment that only deployment knows is one', () => {
  expect(reports(id, stage('AutoDeploy: "true", DeploymentId: !ImportValue Deployment'))).toEqual([DEPLOYMENT]);
});

test.each([
  'AutoDeploy: true',
  'DeploymentId: a1b2c3',
  'AutoDeploy: false, DeploymentId: a1b2c3',
  'AutoDeploy: true, DeploymentId: !Ref AWS::NoValue',
])('%s is no conflict', (properties) => {
  expect(reports(id, stage(properties))).toEqual([]);
});

test('only branches that can be deployed together conflict', () => {
  const deployment = 'DeploymentId: !If [IsProd, a1b2c3, !Ref AWS::NoValue]';
  expect(reports(id, stage(`AutoDeploy: !If [IsProd, false, true], ${deployment}`, { sections: IS_PROD }))).toEqual([]);
  expect(reports(id, stage(`AutoDeploy: true, ${deployment}`, { sections: IS_PROD }))).toEqual([
    `${DEPLOYMENT} when IsProd is true`,
  ]);
});

test('AutoDeploy that only deployment knows is unknown', () => {
  const open = stage('AutoDeploy: !ImportValue Auto, DeploymentId: a1b2c3');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toEqual(['Stage AutoDeploy: ImportValue Auto: no template in sight exports it']);
});
