import { rejectedTimeout } from '../../aws/rejections';
import { MAX_HTTP_INTEGRATION_TIMEOUT_MS } from '../../aws/http-limits';
import { MIN_INTEGRATION_TIMEOUT_MS } from '../../aws/websocket-limits';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  outOfRange: (timeout: string) =>
    `AWS rejects a timeout of ${timeout}: ${rejectedTimeout(MAX_HTTP_INTEGRATION_TIMEOUT_MS)}.`,
};

export const httpIntegrationTimeoutRange: Policy = {
  id: 'http-integration-timeout-range',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'An integration of an HTTP API waits between 50 ms and 30 s',
  why: `AWS rejects any other timeout: ${rejectedTimeout(MAX_HTTP_INTEGRATION_TIMEOUT_MS)}. The limit of HTTP APIs cannot be raised.`,
  fix: 'Set TimeoutInMillis to a value from 50 to 30000, or leave it out for 30000; hand longer work to a queue.',
  references: [developerGuide('http-api-quotas'), templateReference('ApiGatewayV2::Integration')],
  otherTools: 'aws-cdk-lib rejects 30 s, which AWS accepts.',
  check(model, judge) {
    judge.value(model.integrations, 'TimeoutInMillis', (timeout) => {
      if (timeout.isAbsent) return undefined;
      const { number } = timeout;
      const isInRange =
        number !== undefined && number >= MIN_INTEGRATION_TIMEOUT_MS && number <= MAX_HTTP_INTEGRATION_TIMEOUT_MS;
      return !isInRange && MESSAGES.outOfRange(String(timeout));
    });
  },
};
