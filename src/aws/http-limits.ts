/**
 * Limits of HTTP APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */

/** The longest integration timeout, and the one without `TimeoutInMillis`, in milliseconds. It cannot be raised. */
export const MAX_HTTP_INTEGRATION_TIMEOUT_MS = 30_000;
