import { MESSAGES, stageThrottleZero as policy } from '../../rules/stage/stage-throttle-zero';
import { nodeOf, numberOf } from '../analysis/static-values';
import { defaultLimits, overriddenLimits, routeLimits } from '../analysis/throttling-limits';
import type { Node } from '../analysis/syntax';
import { stages } from '../analysis/websocket-constructs';
import { defineSourceRule } from '../define-source-rule';

export const stageThrottleZero = defineSourceRule(policy, {
  messages: { zero: MESSAGES.zero('{{limit}}') },
  check(file, report) {
    for (const stage of stages(file)) {
      const overridden = new Set<Node>();
      for (const { limit, value } of overriddenLimits(file, stage)) {
        const node = nodeOf(value);
        if (!node || numberOf(value) !== 0) continue;
        overridden.add(node);
        report({ node, messageId: 'zero', data: { limit } });
      }
      for (const limits of [defaultLimits(file, stage), ...routeLimits(file, stage)]) {
        if (!limits) continue;
        const { rate, burst, names } = limits;
        for (const [index, value] of [rate, burst].entries()) {
          const node = nodeOf(value);
          if (numberOf(value) !== 0 || !node || overridden.has(node)) continue;
          report({ node, messageId: 'zero', data: { limit: names[index] ?? '' } });
        }
      }
    }
  },
});
