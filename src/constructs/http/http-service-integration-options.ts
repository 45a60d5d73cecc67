import type { Duration } from 'aws-cdk-lib';

/** Options of integrations with AWS services that aws-cdk-lib does not have. */
export interface HttpServiceIntegrationOptions {
  /**
   * How long API Gateway waits for the answer: 50 milliseconds to 30 seconds.
   *
   * @default Duration.seconds(30)
   */
  readonly timeout?: Duration;
}
