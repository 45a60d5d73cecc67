import type { Policy } from '../policy';
import { isDeployedBy } from '../support/deployments-of-stages';
import { developerGuide, github, templateReference } from '../support/pages';

/** What clients meet at a stage that is not deployed. */
const EFFECTS = { websocket: 'every connection attempt fails with 403', http: 'it serves no route' } as const;

export const stageDeployed: Policy = {
  id: 'stage-deployed',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'A stage is deployed',
  why: 'A stage with neither AutoDeploy nor a DeploymentId serves nothing: every connection attempt to a WebSocket API fails with 403, and an HTTP API has no routes.',
  fix: 'Set AutoDeploy to true, or DeploymentId to an AWS::ApiGatewayV2::Deployment that depends on all routes and has a logical id that ends in a hash of them or a date.',
  references: [
    developerGuide('apigateway-set-up-websocket-deployment'),
    templateReference('ApiGatewayV2::Deployment'),
    github('hashicorp/terraform-provider-aws/issues/17955'),
  ],
  otherTools: 'The WebSocketStage of aws-cdk-lib is not deployed unless autoDeploy is set.',
  check(model, judge) {
    judge.values(model.stages, ['AutoDeploy', 'DeploymentId'], ([autoDeploy, deployment], stage) => {
      if (!deployment.isAbsent || autoDeploy.boolean === true) return undefined;
      if (stage.api.deployments.some((candidate) => isDeployedBy(judge, stage, candidate, deployment.when)))
        return undefined;
      return {
        path: '',
        message: `The stage has neither AutoDeploy nor a DeploymentId: ${EFFECTS[model.protocol]}.`,
      };
    });
  },
};
