/**
 * What a stage gets where its author states nothing: a tenth of the requests per second, and of the burst, that all APIs
 * of an account and region share by default; errors logged; metrics by route.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export const DEFAULT_ROUTE_SETTINGS = {
  ThrottlingRateLimit: 1000,
  ThrottlingBurstLimit: 500,
  LoggingLevel: 'ERROR',
  DetailedMetricsEnabled: true,
} as const;
