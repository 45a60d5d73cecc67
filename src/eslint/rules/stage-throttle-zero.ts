import { stageThrottleZero as policy, MESSAGES } from '../../rules/stage/stage-throttle-zero';
import { defineSourceRule } from '../define-source-rule';
import { defaultLimits, routeLimits } from '../analysis/throttling-limits';
import { nodeOf, numberOf } from '../analysis/static-values';
import { stages } from '../analysis/websocket-constructs';

export const stageThrottleZero = defineSourceRule(policy, {
  messages: { zero: MESSAGES.zero('{{limit}}') },
  check(file, context) {
    for (const stage of stages(file)) {
      for (const limits of [defaultLimits(file, stage), ...routeLimits(file, stage)]) {
        if (!limits) continue;
        const { rate, burst, names } = limits;
        for (const [index, value] of [rate, burst].entries()) {
          const node = nodeOf(value);
          if (numberOf(value) !== 0 || !node) continue;
          context.report({ node, messageId: 'zero', data: { limit: names[index] ?? '' } });
        }
      }
    }
  },
});
