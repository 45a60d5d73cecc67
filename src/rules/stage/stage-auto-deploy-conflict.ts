import { REJECTED_DEPLOYMENT_ID } from '../../aws/rejections';
import type { Policy } from '../policy';
import { github, templateReference } from '../support/pages';

export const MESSAGES = {
  both: `The stage has DeploymentId together with AutoDeploy: AWS rejects the next change of the deployment with ${REJECTED_DEPLOYMENT_ID}`,
} as const;

export const stageAutoDeployConflict: Policy = {
  id: 'stage-auto-deploy-conflict',
  category: 'deploy',
  severity: 'error',
  title: 'A stage has either AutoDeploy or a DeploymentId',
  why: `With both, AWS rejects the next change of the deployment: ${REJECTED_DEPLOYMENT_ID}`,
  fix: 'Remove DeploymentId, and the Deployment. Or remove AutoDeploy, and give the Deployment a logical id that ends in a hash of what is deployed or a date, so that changes go live.',
  references: [templateReference('ApiGatewayV2::Stage'), github('go-to-k/cdk-real-drift/issues/667')],
  check(model, judge) {
    judge.values(model.stages, ['DeploymentId', 'AutoDeploy'], ([deployment, autoDeploy]) => {
      if (deployment.isAbsent || autoDeploy.boolean !== true) return undefined;
      return MESSAGES.both;
    });
  },
};
