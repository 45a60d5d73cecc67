/**
 * The default route settings of a stage: a tenth of the rate and burst that all APIs of an account and region share by
 * default; logs of errors; detailed metrics.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export const DEFAULT_ROUTE_SETTINGS = {
  ThrottlingRateLimit: 1000,
  ThrottlingBurstLimit: 500,
  LoggingLevel: 'ERROR',
  DetailedMetricsEnabled: true,
} as const;
