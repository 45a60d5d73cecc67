/**
 * What a stage of an HTTP API gets where its author states nothing: a tenth of the requests per second, and of the burst,
 * that all APIs of an account and region share by default; metrics by route.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export const HTTP_ROUTE_SETTINGS = {
  ThrottlingRateLimit: 1000,
  ThrottlingBurstLimit: 500,
  DetailedMetricsEnabled: true,
} as const;
