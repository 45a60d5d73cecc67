import type { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';

/** Options of every integration with an AWS service. */
export interface WebSocketServiceIntegrationOptions {
  /**
   * The role that API Gateway assumes. It gets the permissions that the integration needs.
   *
   * @default - a new role with these permissions only
   */
  readonly credentialsRole?: IRole;

  /**
   * How long API Gateway waits for the service: 50 milliseconds to 29 seconds.
   *
   * @default Duration.seconds(29)
   */
  readonly timeout?: Duration;
}
