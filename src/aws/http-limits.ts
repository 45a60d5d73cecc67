/**
 * Limits of HTTP APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */

/** The longest integration timeout, and the one without `TimeoutInMillis`, in milliseconds. It cannot be raised. */
export const MAX_HTTP_INTEGRATION_TIMEOUT_MS = 30_000;
/** How long API Gateway waits for a Lambda authorizer, in milliseconds. It cannot be raised. */
export const HTTP_AUTHORIZER_TIMEOUT_MS = 10_000;
/** The longest time for which API Gateway keeps the decision of an authorizer, in seconds. */
export const MAX_AUTHORIZER_TTL_S = 3600;
