import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { UnverifiedServer } from './unverified-server';

/** Options of private integrations that aws-cdk-lib does not have: the VPC, and the decision about plain HTTP. */
export interface HttpPrivateBackendOptions {
  /**
   * The VPC of the back end, where its construct does not know it: an imported listener, a Cloud Map service. It is not
   * needed with a `vpcLink`.
   *
   * @default - the VPC of the load balancer; none for a Cloud Map service
   */
  readonly vpc?: IVpc;

  /**
   * The decision that requests are plain HTTP. Without it, an integration without `secureServerName` is an error at
   * synthesis.
   *
   * @default - the certificate of the server is verified, by `secureServerName`
   */
  readonly unverifiedServer?: UnverifiedServer;
}
