import { stageName as policy, MESSAGES } from '../../rules/stage/stage-name';
import { defineSourceRule } from '../define-source-rule';
import { isAsWritten } from '../analysis/instance';
import { nodeOf, stringOf } from '../analysis/static-values';
import { stages } from '../analysis/websocket-constructs';

export const stageName = defineSourceRule(policy, {
  messages: MESSAGES,
  check(file, report) {
    for (const stage of stages(file)) {
      const name = file.evaluator.property(stage.props, 'stageName');
      const node = nodeOf(name);
      if (!node || stringOf(name) !== '$default' || !isAsWritten(stage.instance, 'stageName')) continue;
      report({ node, messageId: 'reserved' });
    }
  },
});
