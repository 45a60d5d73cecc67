import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { LoggingLevel } from '../options/logging-level';

/** Default values for stages of WebSocket APIs. */
export interface WebSocketDefaultsOptions {
  /**
   * How many requests per second, and how many at once, a stage takes.
   *
   * @default - 1000 requests per second, 500 at once
   */
  readonly throttle?: ThrottleSettings;

  /**
   * The level of execution logs. Property injectors cannot set it, since aws-cdk-lib's stage has no such property.
   *
   * @default LoggingLevel.ERROR
   */
  readonly loggingLevel?: LoggingLevel;

  /**
   * How long access logs are kept.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly accessLogRetention?: RetentionDays;
}
