import { onlySymbol } from '../../model/arn';
import type { Part } from '../../model/model';
import { textKey, type Assumption } from '../../model/term';
import { NotKnown } from '../../model/value';
import type { Judge, Policy } from '../policy';

export const stageDeployed: Policy = {
  id: 'stage-deployed',
  category: 'runtime',
  severity: 'error',
  title: 'A stage is deployed',
  why: 'A stage with neither AutoDeploy nor a DeploymentId serves nothing: every connection attempt is answered with 403.',
  fix: 'Set AutoDeploy to true, or DeploymentId to an AWS::ApiGatewayV2::Deployment that depends on the routes.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-set-up-websocket-deployment.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-deployment.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/17955',
  ],
  otherTools: 'The WebSocketStage of aws-cdk-lib is not deployed unless autoDeploy is set.',
  check(model, judge) {
    judge.values(model.stages, ['AutoDeploy', 'DeploymentId'], ([autoDeploy, deployment], stage) => {
      if (!deployment.isAbsent || autoDeploy.boolean === true) return undefined;
      if (stage.api.deployments.some((one) => deploys(judge, one, stage, deployment.when))) return undefined;
      return {
        path: '',
        message: 'The stage has neither AutoDeploy nor a DeploymentId: every connection attempt is answered with 403.',
      };
    });
  },
};

/** Whether a deployment names the stage that it is for, as `StageName` lets it do. */
function deploys(judge: Judge, deployment: Part, stage: Part, when: readonly Assumption[]): boolean {
  return judge.read(deployment, 'StageName', when).some((named) => {
    if (named.isAbsent || !named.text) return false;
    const symbol = onlySymbol(named.text);
    if (symbol?.kind === 'resource' && symbol.resource === stage.resource) return true;
    return judge.read(stage, 'StageName', named.when).some((name) => {
      if (!name.text || !named.text) return false;
      if (textKey(name.text) === textKey(named.text)) return true;
      if (name.isKnown && named.isKnown) return false;
      throw new NotKnown(['DeploymentId'], `a deployment is for stage ${String(named)}, which may be this one`);
    });
  });
}
