import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2';

/** Settings of a route of an HTTP API. Settings that are not given are those of the stage. */
export interface HttpRouteSettings {
  /**
   * How many requests per second, and how many at once, the route takes. Above that the client gets status 429.
   *
   * @default - as for the stage
   */
  readonly throttle?: ThrottleSettings;

  /**
   * Whether the route has its own metrics.
   *
   * @default - as for the stage
   */
  readonly detailedMetricsEnabled?: boolean;
}
