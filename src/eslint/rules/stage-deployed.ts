import { stageDeployed as policy } from '../../rules/stage/stage-deployed';
import { defineSourceRule } from '../define-source-rule';
import { propertyNode, withProperty } from '../analysis/edits';
import { isAsWritten } from '../analysis/instance';
import { booleanOf, stringOf, type Value } from '../analysis/static-values';
import { stages } from '../analysis/websocket-constructs';

export const stageDeployed = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    notDeployed: 'The stage has neither autoDeploy nor a deployment: every connection attempt fails with 403.',
    autoDeploy: 'Deploy every change to the stage: autoDeploy: true.',
  },
  check(file, report) {
    const deployments = file
      .made('apigatewayv2.CfnDeployment')
      .map((creation) => file.evaluator.property(file.props(creation), 'stageName'));
    for (const stage of stages(file)) {
      if (!isAsWritten(stage.instance, 'autoDeploy', 'deploymentId')) continue;
      const autoDeploy = file.evaluator.property(stage.props, 'autoDeploy');
      const deployment = file.evaluator.property(stage.props, 'deploymentId');
      const isOff = autoDeploy.kind === 'absent' || booleanOf(autoDeploy) === false;
      if (!isOff || deployment.kind !== 'absent') continue;
      if (deployments.some((named) => mayName(named, file.evaluator.property(stage.props, 'stageName')))) continue;
      if (autoDeploy.kind === 'absent' && (stage.isGuarded || file.isRepaired)) continue;
      const written = propertyNode(stage.props, 'autoDeploy');
      const add = withProperty(file.sourceCode, stage.props, 'autoDeploy: true');
      report({
        node: written ?? stage.creation.node.callee,
        messageId: 'notDeployed',
        suggest: add
          ? [
              {
                messageId: 'autoDeploy',
                fix: (fixer) => (written ? fixer.replaceText(written, 'autoDeploy: true') : add(fixer)),
              },
            ]
          : [],
      });
    }
  },
});

/** Whether a deployment may be for the stage of a given name. */
function mayName(named: Value, name: Value): boolean {
  if (named.kind === 'absent') return false;
  const [one, other] = [stringOf(named), stringOf(name)];
  return one === undefined || other === undefined || one === other;
}
