/**
 * The decision that a private integration sends plain HTTP, so that nobody verifies which server answers and whoever
 * reads the network of the VPC reads the requests.
 */
export interface UnverifiedServer {
  /**
   * Why that is acceptable, for whoever reviews the API. It is written into the metadata of the integration in the
   * template, and shown in every report.
   */
  readonly reason: string;
}
