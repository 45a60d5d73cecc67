/**
 * The default route settings of a stage of an HTTP API: a tenth of the rate and burst that all APIs of an account and
 * region share by default; detailed metrics.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export const HTTP_ROUTE_SETTINGS = {
  ThrottlingRateLimit: 1000,
  ThrottlingBurstLimit: 500,
  DetailedMetricsEnabled: true,
} as const;
