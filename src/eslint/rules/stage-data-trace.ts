import { stageDataTrace as policy } from '../../rules/stage/stage-data-trace';
import { createRule, docsOf, onFile } from '../create-rule';
import { isAsWritten } from '../source/instances';
import type { SourceFile } from '../source/source-file';
import { booleanOf, nodeOf, stringOf, type Value } from '../source/values';
import { stages, type Part } from '../source/websocket';

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
      for (const stage of stages(file)) {
        for (const trace of [...written(file, stage), ...overridden(file, stage)]) {
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

/** What the properties of a stage say, where nothing replaces them. */
function written({ evaluator }: SourceFile, { props, instance, isL1 }: Part): readonly Value[] {
  if (!isAsWritten(instance, 'defaultRouteSettings', 'routeSettings')) return [];
  const routes = evaluator.property(props, 'routeSettings');
  const settings = [
    isL1 ? evaluator.property(props, 'defaultRouteSettings') : props,
    ...(evaluator.keys(routes) ?? []).map((key) => evaluator.property(routes, key)),
  ];
  return settings.map((one) => evaluator.property(one, 'dataTraceEnabled'));
}

/** What the one override of the setting says. */
function overridden(file: SourceFile, { instance }: Part): readonly Value[] {
  const overrides = instance.calls.filter(
    ({ name, node }) =>
      name === 'addPropertyOverride' &&
      /^(?:Default)?RouteSettings\..*\bDataTraceEnabled$/.test(stringOf(file.argument(node, 0)) ?? ''),
  );
  return overrides.length === 1 ? overrides.map(({ node }) => file.argument(node, 1)) : [];
}
