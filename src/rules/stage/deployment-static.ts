import { isDerivedFromPath } from '../../apigateway/texts/cdk-logical-id';
import { linkedResource } from '../../cloudformation/resources/links';
import type { Resource } from '../../cloudformation/types';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Part } from '../../apigateway/model';
import type { Judge, Policy } from '../policy';
import { endsInHashOrDate } from '../support/changing-names';
import { isDeployedBy } from '../support/deployments-of-stages';
import { developerGuide, github, templateReference } from '../support/pages';

export const deploymentStatic: Policy = {
  id: 'deployment-static',
  category: 'runtime',
  severity: 'info',
  title: 'A stage gets a new deployment when its API changes',
  why: 'A deployment is a snapshot of the API. CloudFormation makes a new one only for a new resource: while a Deployment keeps its logical id, later changes to routes and integrations are created, but do not go live.',
  fix: 'Set AutoDeploy to true on the stage instead of DeploymentId. Or put a hash of what is deployed, or a date, at the end of the logical id of the Deployment (in the CDK: overrideLogicalId).',
  references: [
    developerGuide('apigateway-set-up-websocket-deployment'),
    templateReference('ApiGatewayV2::Deployment'),
    github('aws-samples/simple-websockets-chat-app/issues/26'),
  ],
  check(model, judge) {
    judge.values(model.stages, ['DeploymentId', 'AutoDeploy'], ([id, autoDeploy], stage) => {
      const named = linkedResource(id.text, 'AWS::ApiGatewayV2::Deployment');
      const deployments = id.isAbsent ? deploying(judge, stage, autoDeploy) : named ? [named] : [];
      const [deployment] = deployments;
      if (!deployment || !deployments.every(isStatic) || autoDeploy.boolean === true) return undefined;
      const name = deployment.declared.logicalId;
      const message = `The stage uses ${name}, a deployment that never changes: later changes to the API do not go live until there is a Deployment with another logical id.`;
      return { message, when: autoDeploy.when };
    });
  },
};

/** The deployments that name a stage which names none. */
function deploying(judge: Judge, stage: Part, autoDeploy: Value): readonly Resource[] {
  if (autoDeploy.boolean === true) return [];
  return stage.api.deployments
    .filter((deployment) => isDeployedBy(judge, stage, deployment, autoDeploy.when))
    .map(({ resource }) => resource);
}

function isStatic({ logicalId, constructPath }: Resource): boolean {
  return !endsInHashOrDate(logicalId) || (constructPath !== undefined && isDerivedFromPath(logicalId, constructPath));
}
