import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** Default values for stages of HTTP APIs. */
export interface HttpDefaultsOptions {
  /**
   * How many requests per second, and how many at once, a stage takes.
   *
   * @default - 1000 requests per second, 500 at once
   */
  readonly throttle?: ThrottleSettings;

  /**
   * How long access logs are kept.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly accessLogRetention?: RetentionDays;
}
