import { stageExecutionLogs as policy, MESSAGES } from '../../rules/stage/stage-execution-logs';
import { defineSourceRule } from '../define-source-rule';
import { styleOf } from '../analysis/code-style';
import { propertyNode, withProperty } from '../analysis/edits';
import { assignedTo, isAsWritten } from '../analysis/instance';
import type { SourceFile } from '../analysis/source-file';
import { nodeOf, stringOf, type Value } from '../analysis/static-values';
import { stages, type Part } from '../analysis/websocket-constructs';

const SETTINGS = 'defaultRouteSettings';

export const stageExecutionLogs = defineSourceRule(policy, {
  type: 'suggestion',
  hasSuggestions: true,
  messages: {
    silent: MESSAGES.silent('{{level}}'),
    logErrors: 'Write errors to the execution log.',
  },
  check(file, context) {
    if (file.isRepaired) return;
    for (const stage of stages(file)) {
      const settings = stage.isGuarded ? undefined : settingsOf(file, stage);
      if (!settings) continue;
      const level = file.evaluator.property(settings, 'loggingLevel');
      if (level.kind !== 'absent' && stringOf(level) !== 'OFF') continue;
      const { quote } = styleOf(file.sourceCode);
      const property = `loggingLevel: ${quote}ERROR${quote}`;
      const isThere = settings.kind === 'object';
      const target = isThere || !stage.isL1 ? settings : stage.props;
      const written = propertyNode(settings, 'loggingLevel');
      const add = withProperty(file.sourceCode, target, isThere ? property : `${SETTINGS}: { ${property} }`);
      context.report({
        node: nodeOf(level) ?? nodeOf(settings) ?? stage.creation.node.callee,
        messageId: 'silent',
        data: { level: level.kind === 'absent' ? 'not set' : 'OFF' },
        suggest: add
          ? [
              {
                messageId: 'logErrors',
                fix: (fixer) => (written ? fixer.replaceText(written, property) : add(fixer)),
              },
            ]
          : [],
      });
    }
  },
});

/** The settings that hold for every route; undefined where they cannot be told. `WebSocketStage` sets no level itself. */
function settingsOf({ evaluator }: SourceFile, { instance, isL1, props, creation }: Part): Value | undefined {
  if (isAsWritten(instance, SETTINGS))
    return isL1 ? evaluator.property(props, SETTINGS) : evaluator.property(props, 'loggingLevel');
  const assigned = assignedTo(instance, SETTINGS, creation.node);
  return assigned && evaluator.evaluate(assigned);
}
