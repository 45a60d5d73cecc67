import { stageDetailedMetrics as policy } from '../../rules/stage/stage-detailed-metrics';
import { defineSourceRule } from '../define-source-rule';
import { areSettingsAsWritten, DEFAULT_SETTINGS } from '../analysis/default-route-settings';
import { propertyNode, withProperty } from '../analysis/edits';
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
    for (const { isGuarded, isL1, instance, props, creation } of stages(file)) {
      if (isGuarded || !areSettingsAsWritten(file, instance, 'DetailedMetricsEnabled')) continue;
      const settings = isL1 ? file.evaluator.property(props, DEFAULT_SETTINGS) : props;
      const metrics = file.evaluator.property(settings, METRICS);
      if (metrics.kind !== 'absent' && booleanOf(metrics) !== false) continue;
      const written = propertyNode(settings, METRICS);
      const add =
        settings.kind === 'object'
          ? withProperty(file.sourceCode, settings, `${METRICS}: true`)
          : withProperty(file.sourceCode, props, `${DEFAULT_SETTINGS}: { ${METRICS}: true }`);
      const fix = written ? undefined : add;
      report({
        node: nodeOf(metrics) ?? (isL1 ? nodeOf(settings) : undefined) ?? creation.node.callee,
        messageId: 'off',
        suggest: fix ? [{ messageId: 'turnOn', fix }] : [],
      });
    }
  },
});
