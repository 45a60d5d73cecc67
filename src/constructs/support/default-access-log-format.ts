/**
 * The default format of access logs, as JSON. It has no values that clients choose freely, such as the user agent,
 * since API Gateway does not promise to escape them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
export const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  apiId: '$context.apiId',
  stage: '$context.stage',
  eventType: '$context.eventType',
  routeKey: '$context.routeKey',
  connectionId: '$context.connectionId',
  messageId: '$context.messageId',
  sourceIp: '$context.identity.sourceIp',
  principalId: '$context.authorizer.principalId',
  status: '$context.status',
  error: '$context.error.message',
  authorizerError: '$context.authorizer.error',
  integrationStatus: '$context.integration.status',
  integrationError: '$context.integration.error',
  integrationLatency: '$context.integration.latency',
});
