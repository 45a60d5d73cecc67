import { stageAutoDeployConflict as policy, MESSAGES } from '../../rules/stage/stage-auto-deploy-conflict';
import { isAsWritten } from '../analysis/instance';
import { booleanOf, nodeOf } from '../analysis/static-values';
import { stages } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

export const stageAutoDeployConflict = defineSourceRule(policy, {
  messages: MESSAGES,
  check(file, report) {
    for (const { isL1, props, instance } of stages(file)) {
      if (!isL1 || !isAsWritten(instance, 'deploymentId', 'autoDeploy')) continue;
      const deployment = nodeOf(file.evaluator.property(props, 'deploymentId'));
      const isDeployed = deployment && isWritten(file.evaluator.origin(deployment).type);
      if (!isDeployed || booleanOf(file.evaluator.property(props, 'autoDeploy')) !== true) continue;
      report({ node: deployment, messageId: 'both' });
    }
  },
});

/** Whether an expression cannot be `undefined`: the attribute of a construct, or a text. */
function isWritten(type: string): boolean {
  return /^(?:MemberExpression|Literal|TemplateLiteral)$/.test(type);
}
