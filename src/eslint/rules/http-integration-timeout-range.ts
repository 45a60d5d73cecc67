import { MAX_HTTP_INTEGRATION_TIMEOUT_MS } from '../../aws/http-limits';
import { MIN_INTEGRATION_TIMEOUT_MS } from '../../aws/websocket-limits';
import { httpIntegrationTimeoutRange as policy, MESSAGES } from '../../rules/http/http-integration-timeout-range';
import { httpIntegrations } from '../analysis/http-constructs';
import { isAsWritten } from '../analysis/instance';
import { timeoutOf } from '../analysis/lambda-timeout';
import { defineSourceRule } from '../define-source-rule';

export const httpIntegrationTimeoutRange = defineSourceRule(policy, {
  messages: { outOfRange: MESSAGES.outOfRange('{{timeout}} ms') },
  check(file, report) {
    for (const integration of httpIntegrations(file)) {
      const timeout = timeoutOf(file, integration);
      if (!timeout || (integration.isL1 && !isAsWritten(integration.instance, 'timeoutInMillis'))) continue;
      const { node, milliseconds } = timeout;
      if (milliseconds >= MIN_INTEGRATION_TIMEOUT_MS && milliseconds <= MAX_HTTP_INTEGRATION_TIMEOUT_MS) continue;
      report({ node, messageId: 'outOfRange', data: { timeout: String(milliseconds) } });
    }
  },
});
