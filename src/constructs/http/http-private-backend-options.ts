import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { UnverifiedServer } from './unverified-server';

/** How a back end in a VPC is reached and verified, beyond what aws-cdk-lib has options for. */
export interface HttpPrivateBackendOptions {
  /**
   * The VPC of the back end, where its construct does not say so: an imported listener, a Cloud Map service. It is not
   * needed with a `vpcLink`.
   *
   * @default - the VPC of the load balancer; none for a Cloud Map service
   */
  readonly vpc?: IVpc;

  /**
   * The decision that requests travel as plain HTTP. Without it, an integration with no `secureServerName` is an error at
   * synthesis.
   *
   * @default - the certificate of the server is verified, by `secureServerName`
   */
  readonly unverifiedServer?: UnverifiedServer;
}
