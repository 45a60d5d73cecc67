/**
 * The decision that a private integration sends plain HTTP: the server is not verified, and requests are readable in
 * the network of the VPC.
 */
export interface UnverifiedServer {
  /**
   * Why that is acceptable, for reviewers. It is written into the metadata of the integration in the template, and
   * shown in every report.
   */
  readonly reason: string;
}
