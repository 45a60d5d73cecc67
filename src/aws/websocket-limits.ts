/**
 * Limits of WebSocket APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
 */

/** The shortest integration timeout, in milliseconds. */
export const MIN_INTEGRATION_TIMEOUT_MS = 50;
/** The longest integration timeout, and the one without `TimeoutInMillis`, in milliseconds. It cannot be raised. */
export const MAX_INTEGRATION_TIMEOUT_MS = 29_000;
/** The longest access log format, in bytes. */
export const MAX_ACCESS_LOG_FORMAT_BYTES = 3 * 1024;
/** What an API may have before AWS raises a quota. */
export const DEFAULT_QUOTAS = { routes: 300, integrations: 300, authorizers: 10, stages: 10 } as const;
