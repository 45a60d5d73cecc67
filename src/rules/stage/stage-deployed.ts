import type { Part } from '../../apigateway/model';
import { onlySymbol, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import { NotKnown, type Value } from '../../cloudformation/intrinsics/value';
import type { Assumption } from '../../cloudformation/types';
import type { Judge, Policy } from '../policy';

/** What clients meet at a stage that is not deployed. */
const EFFECTS = { websocket: 'every connection attempt is answered with 403', http: 'it serves no route' } as const;

export const stageDeployed: Policy = {
  id: 'stage-deployed',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'A stage is deployed',
  why: 'A stage with neither AutoDeploy nor a DeploymentId serves nothing: every connection attempt to a WebSocket API is answered with 403, and no route of an HTTP API is found.',
  fix: 'Set AutoDeploy to true, or DeploymentId to an AWS::ApiGatewayV2::Deployment that depends on all routes, and whose logical id ends in a hash of them or a date.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-set-up-websocket-deployment.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-deployment.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/17955',
  ],
  otherTools: 'The WebSocketStage of aws-cdk-lib is not deployed unless autoDeploy is set.',
  check(model, judge) {
    judge.values(model.stages, ['AutoDeploy', 'DeploymentId'], ([autoDeploy, deployment], stage) => {
      if (!deployment.isAbsent || autoDeploy.boolean === true) return undefined;
      if (stage.api.deployments.some((candidate) => deploys(judge, candidate, stage, deployment.when)))
        return undefined;
      return {
        path: '',
        message: `The stage has neither AutoDeploy nor a DeploymentId: ${EFFECTS[model.protocol]}.`,
      };
    });
  },
};

/** Whether a deployment is for a stage, in some branch at least: it may name the one it is for. */
function deploys(judge: Judge, deployment: Part, stage: Part, when: readonly Assumption[]): boolean {
  return judge.read(deployment, 'StageName', when).some((named) => {
    const symbol = named.text && onlySymbol(named.text);
    if (symbol?.kind === 'resource' && symbol.resource === stage.resource) return true;
    return !named.isAbsent && judge.read(stage, 'StageName', named.when).some((name) => isSame(named, name));
  });
}

function isSame(named: Value, name: Value): boolean {
  if (named.text && name.text && textKey(named.text) === textKey(name.text)) return true;
  if (named.isKnown && name.isKnown) return false;
  throw new NotKnown(['DeploymentId'], `a deployment is for stage ${String(named)}, which may be this one`);
}
