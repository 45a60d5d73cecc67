import { stageDataTrace as policy } from '../../rules/stage/stage-data-trace';
import { createRule, docsOf, onFile } from '../create-rule';
import { isAsWritten } from '../source/instances';
import { booleanOf, nodeOf } from '../source/values';
import { stages } from '../source/websocket';

export const stageDataTrace = createRule({
  name: policy.id,
  meta: {
    type: 'problem',
    docs: docsOf(policy),
    hasSuggestions: true,
    schema: [],
    messages: {
      traced: 'Full requests and responses, secrets included, are written to the log.',
      stop: 'Stop writing full messages to the log.',
    },
  },
  create(context) {
    return onFile(context, (file) => {
      const { evaluator } = file;
      for (const stage of stages(file)) {
        if (!isAsWritten(stage.instance, 'defaultRouteSettings', 'routeSettings')) continue;
        const routes = evaluator.property(stage.props, 'routeSettings');
        const settings = [
          stage.isL1 ? evaluator.property(stage.props, 'defaultRouteSettings') : stage.props,
          ...(evaluator.keys(routes) ?? []).map((key) => evaluator.property(routes, key)),
        ];
        for (const trace of settings.map((one) => evaluator.property(one, 'dataTraceEnabled'))) {
          const node = nodeOf(trace);
          if (booleanOf(trace) !== true || !node) continue;
          context.report({
            node,
            messageId: 'traced',
            suggest: [{ messageId: 'stop', fix: (fixer) => fixer.replaceText(node, 'false') }],
          });
        }
      }
    });
  },
});
