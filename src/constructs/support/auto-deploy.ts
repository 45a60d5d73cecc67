import { Lazy, type IResolvable } from 'aws-cdk-lib';
import type { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';

/**
 * Auto-deploy for a stage whose author does not state it: on, unless its resource has a deployment by the time of
 * synthesis. AWS rejects a new deployment of a stage that deploys itself.
 *
 * @param scope where the construct of the stage is, or will be
 * @param id its id there
 */
export function autoDeployOf(scope: Construct, id: string): IResolvable {
  return Lazy.any({
    produce: () => (hasDeployment(scope.node.findChild(id).node.findChild('Resource') as CfnStage) ? undefined : true),
  });
}

function hasDeployment(stage: CfnStage): boolean {
  const { rawOverrides } = stage as unknown as {
    readonly rawOverrides: { readonly Properties?: { readonly DeploymentId?: unknown } };
  };
  return (stage.deploymentId ?? rawOverrides.Properties?.DeploymentId) !== undefined;
}
