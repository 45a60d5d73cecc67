import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2';

/** What applies to the requests of a route of an HTTP API. What is not stated is as for the other routes of the stage. */
export interface HttpRouteSettings {
  /**
   * How many requests per second, and how many at once, the route takes. Above that the client gets status 429.
   *
   * @default - as for the stage
   */
  readonly throttle?: ThrottleSettings;

  /**
   * Whether there are metrics of this route.
   *
   * @default - as for the stage
   */
  readonly detailedMetricsEnabled?: boolean;
}
