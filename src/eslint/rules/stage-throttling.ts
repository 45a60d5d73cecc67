import { stageThrottling as policy, MESSAGES } from '../../rules/stage/stage-throttling';
import { defineSourceRule } from '../define-source-rule';
import { DEFAULT_SETTINGS } from '../analysis/default-route-settings';
import { withProperty } from '../analysis/edits';
import { defaultLimits, type Limits } from '../analysis/throttling-limits';
import { nodeOf, numberOf } from '../analysis/static-values';
import { stages } from '../analysis/websocket-constructs';

/** A starting value; only the author knows what the back end can handle. */
const SUGGESTED = { rate: 500, burst: 100 };

export const stageThrottling = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    missing: MESSAGES.missing('{{missing}}'),
    outside: MESSAGES.outside('{{limit}}', '{{value}}', '{{allowed}}'),
    addLimits: 'Limit the stage to {{limits}} (adapt the numbers to your back end).',
  },
  check(file, report, options) {
    for (const stage of stages(file)) {
      const limits = defaultLimits(file, stage);
      if (!limits) continue;
      const { minimumRate = 0, minimumBurst = 0, maximumRate = Infinity, maximumBurst = Infinity } = options;
      for (const [limit, value, least, most] of [
        [limits.names[0], limits.rate, minimumRate, maximumRate],
        [limits.names[1], limits.burst, minimumBurst, maximumBurst],
      ] as const) {
        const number = numberOf(value);
        const node = nodeOf(value);
        if (!node || number === undefined || (number >= least && number <= most)) continue;
        const allowed = number < least ? `at least ${least}` : `at most ${most}`;
        report({ node, messageId: 'outside', data: { limit, value: String(number), allowed } });
      }
      const missing = limits.names.filter((_, index) => [limits.rate, limits.burst][index]?.kind === 'absent');
      if (missing.length === 0 || stage.isGuarded || file.isRepaired) continue;
      const text = suggestion(limits, missing, stage.isL1);
      const target = limits.settings.kind === 'object' || limits.isAssigned ? limits.settings : stage.props;
      const edit = withProperty(file.sourceCode, target, text);
      report({
        node: nodeOf(limits.settings) ?? stage.creation.node.callee,
        messageId: 'missing',
        data: { missing: missing.join(' and no ') },
        suggest: edit ? [{ messageId: 'addLimits', data: { limits: text }, fix: edit }] : [],
      });
    }
  },
});

function suggestion({ settings, names }: Limits, missing: readonly string[], isL1: boolean): string {
  const pairs = missing.map((name) => `${name}: ${name === names[0] ? SUGGESTED.rate : SUGGESTED.burst}`).join(', ');
  if (settings.kind === 'object') return pairs;
  return `${isL1 ? DEFAULT_SETTINGS : 'throttle'}: { ${pairs} }`;
}
