import type { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';

/** What every integration with an AWS service takes. */
export interface WebSocketServiceIntegrationOptions {
  /**
   * The role that API Gateway assumes. It is given what the integration needs.
   *
   * @default - a new role that may do nothing else
   */
  readonly credentialsRole?: IRole;

  /**
   * How long API Gateway waits for the service: 50 milliseconds to 29 seconds.
   *
   * @default Duration.seconds(29)
   */
  readonly timeout?: Duration;
}
