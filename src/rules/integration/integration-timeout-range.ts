import type { Policy } from '../policy';

const LEAST = 50;
const MOST = 29_000;

/** What is said of a violation, in templates and while typing. */
export const MESSAGES = {
  outOfRange: (timeout: string) =>
    `AWS rejects a timeout of ${timeout}: "Timeout should be between 50 ms and 29000 ms".`,
  tooLong: (timeout: string, longest: string) =>
    `The integration waits ${timeout} ms; this project allows at most ${longest}.`,
};

export const integrationTimeoutRange: Policy = {
  id: 'integration-timeout-range',
  category: 'deploy',
  severity: 'error',
  title: 'An integration waits between 50 ms and 29 s',
  why: 'AWS rejects anything else: "Timeout should be between 50 ms and 29000 ms". The limit of WebSocket APIs cannot be raised; the 30 seconds of HTTP APIs are too many.',
  fix: 'Set TimeoutInMillis to 50 to 29000, or leave it out for 29000; let longer work run asynchronously and post its result to the connection.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integration.html',
  ],
  options: {
    longest: {
      description: 'Longest timeout that passes, in milliseconds; an integration without one waits 29000.',
      default: MOST,
      minimum: LEAST,
      maximum: MOST,
    },
  },
  check(model, judge, { longest = MOST }) {
    judge.value(model.integrations, 'TimeoutInMillis', (timeout) => {
      const number = timeout.isAbsent ? MOST : timeout.number;
      if (number === undefined || number < LEAST || number > MOST) return MESSAGES.outOfRange(String(timeout));
      return number > longest && MESSAGES.tooLong(String(number), String(longest));
    });
  },
};
