import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2';
import type { LoggingLevel } from './logging-level';

/** What applies to the requests of a route. What is not stated is as for the other routes of the stage. */
export interface WebSocketRouteSettings {
  /**
   * How many requests per second, and how many at once, the route takes. Above that the client gets an error.
   *
   * @default - as for the stage
   */
  readonly throttle?: ThrottleSettings;

  /**
   * How much of the execution of requests is logged.
   *
   * @default - as for the stage
   */
  readonly loggingLevel?: LoggingLevel;

  /**
   * Whether whole messages are logged, with everything that clients and back ends write in them. AWS recommends not to in
   * production.
   *
   * @default - as for the stage
   */
  readonly dataTraceEnabled?: boolean;

  /**
   * Whether there are metrics of this route.
   *
   * @default - as for the stage
   */
  readonly detailedMetricsEnabled?: boolean;
}
