import { stageDetailedMetrics as policy } from '../../rules/stage/stage-detailed-metrics';
import { defineSourceRule } from '../define-source-rule';
import { DEFAULT_SETTINGS, defaultSetting, defaultSettings } from '../analysis/default-route-settings';
import { withProperty } from '../analysis/edits';
import { booleanOf, nodeOf } from '../analysis/static-values';
import { stages } from '../analysis/websocket-constructs';

const METRICS = 'detailedMetricsEnabled';

export const stageDetailedMetrics = defineSourceRule(policy, {
  type: 'suggestion',
  hasSuggestions: true,
  messages: {
    off: 'Detailed metrics are off: errors and latency cannot be told apart by route.',
    turnOn: 'Turn on detailed metrics, which CloudWatch bills as custom metrics.',
  },
  check(file, report) {
    if (file.isRepaired) return;
    for (const stage of stages(file)) {
      const { isGuarded, props, creation } = stage;
      if (isGuarded) continue;
      const metrics = defaultSetting(file, stage, 'DetailedMetricsEnabled');
      const ofResource = defaultSettings(file, stage);
      const settings = ofResource ?? props;
      if (metrics.kind !== 'absent' && booleanOf(metrics) !== false) continue;
      const add =
        settings.kind === 'object'
          ? withProperty(file.sourceCode, settings, `${METRICS}: true`)
          : withProperty(file.sourceCode, props, `${DEFAULT_SETTINGS}: { ${METRICS}: true }`);
      const fix = metrics.kind === 'absent' ? add : undefined;
      report({
        node: nodeOf(metrics) ?? (ofResource && nodeOf(ofResource)) ?? creation.node.callee,
        messageId: 'off',
        suggest: fix ? [{ messageId: 'turnOn', fix }] : [],
      });
    }
  },
});
