import { deploymentStatic as policy } from '../../rules/stage/deployment-static';
import { endsInHashOrDate } from '../../rules/support/changing-names';
import { ownerOf } from '../analysis/attributes';
import { isAsWritten } from '../analysis/instance';
import type { SourceFile } from '../analysis/source-file';
import { booleanOf, nodeOf, stringOf, type Creation } from '../analysis/static-values';
import type { Node } from '../analysis/syntax';
import { stages } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

/** Methods that give a resource another logical id. */
const RENAMES = /^(?:overrideLogicalId|renameLogicalId)$/;

export const deploymentStatic = defineSourceRule(policy, {
  messages: {
    static:
      'The stage uses a deployment that never changes: later changes to the API do not go live until there is a deployment with another logical id. Set autoDeploy: true instead of deploymentId.',
  },
  check(file, report) {
    for (const { isL1, props, instance } of stages(file)) {
      if (!isL1 || !isAsWritten(instance, 'deploymentId', 'autoDeploy')) continue;
      const autoDeploy = file.evaluator.property(props, 'autoDeploy');
      if (autoDeploy.kind !== 'absent' && booleanOf(autoDeploy) !== false) continue;
      const id = nodeOf(file.evaluator.property(props, 'deploymentId'));
      const deployment = id && deploymentOf(file, id);
      if (deployment && isStatic(file, deployment)) report({ node: id, messageId: 'static' });
    }
  },
});

/** The deployment behind `deployment.ref`. */
function deploymentOf(file: SourceFile, id: Node): Creation | undefined {
  const owner = ownerOf(file, id, /^(?:ref|attrDeploymentId)$/);
  const made = owner && file.typeOf(owner)?.creation;
  return made?.symbol === 'apigatewayv2.CfnDeployment' ? made : undefined;
}

/** Whether a deployment keeps its logical id: the CDK derives it from a name that does not change. */
function isStatic(file: SourceFile, deployment: Creation): boolean {
  const { isGivenAway, calls } = file.instance(deployment);
  const name = stringOf(file.argument(deployment.node, 1));
  return (
    name !== undefined &&
    !endsInHashOrDate(name) &&
    !isGivenAway &&
    !calls.some((call) => RENAMES.test(call.name)) &&
    file.methodCalls(['renameLogicalId']).length === 0
  );
}
