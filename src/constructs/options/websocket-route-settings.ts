import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2';
import type { LoggingLevel } from './logging-level';

/** Settings of a route. Settings that are not given are those of the stage. */
export interface WebSocketRouteSettings {
  /**
   * How many requests per second, and how many at once, the route takes. Above that the client gets an error.
   *
   * @default - as for the stage
   */
  readonly throttle?: ThrottleSettings;

  /**
   * The level of execution logs.
   *
   * @default - as for the stage
   */
  readonly loggingLevel?: LoggingLevel;

  /**
   * Whether execution logs contain the full messages of clients and back ends. AWS recommends against it in production.
   *
   * @default - as for the stage
   */
  readonly dataTraceEnabled?: boolean;

  /**
   * Whether the route has its own metrics.
   *
   * @default - as for the stage
   */
  readonly detailedMetricsEnabled?: boolean;
}
