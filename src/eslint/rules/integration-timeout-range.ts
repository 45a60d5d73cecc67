import { MAX_INTEGRATION_TIMEOUT_MS, MIN_INTEGRATION_TIMEOUT_MS } from '../../aws/websocket-limits';
import { integrationTimeoutRange as policy, MESSAGES } from '../../rules/integration/integration-timeout-range';
import { defineSourceRule } from '../define-source-rule';
import { replaceValue } from '../analysis/edits';
import { isAsWritten } from '../analysis/instance';
import { nameOf } from '../analysis/import-names';
import { timeoutOf } from '../analysis/lambda-timeout';
import { integrations } from '../analysis/websocket-constructs';

export const integrationTimeoutRange = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    outOfRange: MESSAGES.outOfRange('{{timeout}} ms'),
    tooLong: MESSAGES.tooLong('{{timeout}}', '{{longest}}'),
    nearest: 'Wait {{timeout}} ms, the nearest value that AWS accepts.',
  },
  check(file, report, { longest = MAX_INTEGRATION_TIMEOUT_MS }) {
    for (const integration of integrations(file)) {
      const timeout = timeoutOf(file, integration);
      if (!timeout || !(integration.isL1 || isAsWritten(integration.instance, 'timeoutInMillis'))) continue;
      const { node, milliseconds } = timeout;
      if (milliseconds > longest && milliseconds <= MAX_INTEGRATION_TIMEOUT_MS) {
        report({
          node,
          messageId: 'tooLong',
          data: { timeout: String(milliseconds), longest: String(longest) },
        });
      }
      if (milliseconds >= MIN_INTEGRATION_TIMEOUT_MS && milliseconds <= MAX_INTEGRATION_TIMEOUT_MS) continue;
      const nearest = Math.min(MAX_INTEGRATION_TIMEOUT_MS, Math.max(MIN_INTEGRATION_TIMEOUT_MS, milliseconds));
      const duration = integration.isL1 ? undefined : nameOf(file, 'core.Duration');
      const unit =
        nearest === MAX_INTEGRATION_TIMEOUT_MS
          ? `seconds(${MAX_INTEGRATION_TIMEOUT_MS / 1000})`
          : `millis(${MIN_INTEGRATION_TIMEOUT_MS})`;
      const text = integration.isL1 ? String(nearest) : duration && `${duration.text}.${unit}`;
      report({
        node,
        messageId: 'outOfRange',
        data: { timeout: String(milliseconds) },
        suggest:
          text === undefined
            ? []
            : [
                {
                  messageId: 'nearest',
                  data: { timeout: String(nearest) },
                  fix: (fixer) => [...(duration?.imports(fixer) ?? []), replaceValue(fixer, node, text)],
                },
              ],
      });
    }
  },
});
