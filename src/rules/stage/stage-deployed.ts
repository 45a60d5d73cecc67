import type { Policy } from '../policy';

export const stageDeployed: Policy = {
  id: 'stage-deployed',
  category: 'runtime',
  severity: 'error',
  title: 'A stage is deployed',
  why: 'A stage with neither AutoDeploy nor a DeploymentId serves nothing: every connection attempt is answered with 403.',
  fix: 'Set AutoDeploy to true, or DeploymentId to an AWS::ApiGatewayV2::Deployment that depends on the routes.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-set-up-websocket-deployment.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/17955',
  ],
  otherTools: 'The WebSocketStage of aws-cdk-lib is not deployed unless autoDeploy is set.',
  check(model, judge) {
    judge.values(model.stages, ['AutoDeploy', 'DeploymentId'], ([autoDeploy, deployment]) => {
      if (!deployment.isAbsent || autoDeploy.boolean === true) return undefined;
      return {
        path: '',
        message: 'The stage has neither AutoDeploy nor a DeploymentId: every connection attempt is answered with 403.',
      };
    });
  },
};
