import { contextVariables } from '../../apigateway/monitoring/access-log-format';
import type { Policy } from '../policy';
import { checkFormats } from '../support/access-log-formats';
import { developerGuide } from '../support/pages';

/** Variables of WebSocket APIs; after `authorizer.` stands whatever the authorizer returns. */
const VARIABLES = new Set([
  // These four are missing in some of AWS's lists only.
  'awsEndpointRequestId', 'domainPrefix', 'integrationErrorMessage', 'integrationStatus',
  'apiId', 'connectedAt', 'connectionId', 'domainName', 'eventType', 'extendedRequestId', 'integrationLatency',
  'messageId', 'requestId', 'requestTime', 'requestTimeEpoch', 'routeKey', 'stage', 'status',
  ...['error', 'latency', 'status'].flatMap((name) => [`authenticate.${name}`, `authorize.${name}`, `waf.${name}`]),
  ...['message', 'messageString', 'responseType', 'validationErrorString'].map((name) => `error.${name}`),
  ...[
    'accountId', 'apiKey', 'apiKeyId', 'caller', 'cognitoAuthenticationProvider', 'cognitoAuthenticationType',
    'cognitoIdentityId', 'cognitoIdentityPoolId', 'principalOrgId', 'sourceIp', 'user', 'userAgent', 'userArn',
  ].map((name) => `identity.${name}`),
  ...['error', 'integrationStatus', 'latency', 'requestId', 'status'].map((name) => `integration.${name}`),
]); // prettier-ignore

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  foreign: (names: readonly string[]) =>
    `${names.map((name) => `$context.${name}`).join(', ')} ${names.length === 1 ? 'is' : 'are'} not in AWS's list for WebSocket APIs.`,
};

/** The variables of an access log format that AWS does not list for WebSocket APIs. */
export function foreignVariables(format: string): readonly string[] {
  return contextVariables(format).filter((name) => !VARIABLES.has(name) && !name.startsWith('authorizer.'));
}

export const stageAccessLogVariables: Policy = {
  id: 'stage-access-log-variables',
  category: 'observability',
  severity: 'warning',
  title: 'The access log format uses variables of WebSocket APIs',
  why: 'Formats are often copied from REST and HTTP APIs, which have variables such as $context.httpMethod and $context.path. AWS does not list them for WebSocket APIs: do not count on them in the log.',
  fix: 'Use the variables of WebSocket APIs: $context.routeKey and $context.eventType instead of method and path, $context.connectionId, $context.error.message, …',
  references: [developerGuide('websocket-api-logging')],
  check(model, judge) {
    checkFormats(model, judge, (format) => {
      const foreign = foreignVariables(format);
      return foreign.length > 0 ? MESSAGES.foreign(foreign) : undefined;
    });
  },
};
