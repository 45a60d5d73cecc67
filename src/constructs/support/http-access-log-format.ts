/**
 * The default format of access logs of HTTP APIs, as JSON. It has no values that clients choose freely, such as the
 * path and the user agent, since API Gateway does not promise to escape them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export const HTTP_ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  apiId: '$context.apiId',
  stage: '$context.stage',
  httpMethod: '$context.httpMethod',
  routeKey: '$context.routeKey',
  sourceIp: '$context.identity.sourceIp',
  subject: '$context.authorizer.claims.sub',
  status: '$context.status',
  responseLatency: '$context.responseLatency',
  error: '$context.error.message',
  authorizerError: '$context.authorizer.error',
  integrationStatus: '$context.integration.status',
  integrationError: '$context.integration.error',
  integrationLatency: '$context.integration.latency',
});
