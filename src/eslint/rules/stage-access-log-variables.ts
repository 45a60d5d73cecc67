import {
  foreignVariables,
  MESSAGES,
  stageAccessLogVariables as policy,
} from '../../rules/stage/stage-access-log-variables';
import { defineSourceRule } from '../define-source-rule';
import { isAsWritten } from '../analysis/instance';
import { knownFormat } from '../analysis/log-formats';
import { nodeOf } from '../analysis/static-values';
import { stages } from '../analysis/websocket-constructs';

export const stageAccessLogVariables = defineSourceRule(policy, {
  messages: { foreign: '{{message}}' },
  check(file, report) {
    for (const { props, instance } of stages(file)) {
      const format = file.evaluator.path(props, 'accessLogSettings', 'format');
      const node = nodeOf(format);
      const foreign =
        node && isAsWritten(instance, 'accessLogSettings') ? foreignVariables(knownFormat(file, format)) : [];
      if (!node || foreign.length === 0) continue;
      report({ node, messageId: 'foreign', data: { message: MESSAGES.foreign(foreign) } });
    }
  },
});
