import { rejectedTimeout } from '../../aws/rejections';
import { MAX_INTEGRATION_TIMEOUT_MS, MIN_INTEGRATION_TIMEOUT_MS } from '../../aws/websocket-limits';
import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  outOfRange: (timeout: string) =>
    `AWS rejects a timeout of ${timeout}: ${rejectedTimeout(MAX_INTEGRATION_TIMEOUT_MS)}.`,
  tooLong: (timeout: string, longest: string) =>
    `The integration waits ${timeout} ms; this project allows at most ${longest} ms.`,
};

export const integrationTimeoutRange: Policy<{ readonly longest: number }> = {
  id: 'integration-timeout-range',
  category: 'deploy',
  severity: 'error',
  title: 'An integration waits between 50 ms and 29 s',
  why: `AWS rejects any other timeout: ${rejectedTimeout(MAX_INTEGRATION_TIMEOUT_MS)}. The limit of WebSocket APIs cannot be raised; the 30 seconds of HTTP APIs are too long.`,
  fix: 'Set TimeoutInMillis to a value from 50 to 29000, or leave it out for 29000; let longer work run asynchronously, and post its result to the connection.',
  references: [
    developerGuide('apigateway-execution-service-websocket-limits-table'),
    templateReference('ApiGatewayV2::Integration'),
  ],
  options: {
    schema: {
      longest: {
        description: 'Longest timeout that passes, in milliseconds; an integration without one waits 29000.',
        type: 'integer',
        minimum: MIN_INTEGRATION_TIMEOUT_MS,
        maximum: MAX_INTEGRATION_TIMEOUT_MS,
      },
    },
    defaults: { longest: MAX_INTEGRATION_TIMEOUT_MS },
  },
  check(model, judge, { longest }) {
    judge.value(model.integrations, 'TimeoutInMillis', (timeout) => {
      const number = timeout.isAbsent ? MAX_INTEGRATION_TIMEOUT_MS : timeout.number;
      if (number === undefined || number < MIN_INTEGRATION_TIMEOUT_MS || number > MAX_INTEGRATION_TIMEOUT_MS)
        return MESSAGES.outOfRange(String(timeout));
      return number > longest && MESSAGES.tooLong(String(number), String(longest));
    });
  },
};
