import type { Duration } from 'aws-cdk-lib';

/** How an AWS service is called, beyond what aws-cdk-lib has options for. */
export interface HttpServiceIntegrationOptions {
  /**
   * How long API Gateway waits for the answer: 50 milliseconds to 30 seconds.
   *
   * @default Duration.seconds(30)
   */
  readonly timeout?: Duration;
}
