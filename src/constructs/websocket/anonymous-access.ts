/**
 * The decision that anybody on the internet may connect.
 *
 * A `$connect` authorizer is the only one that a WebSocket API has, so this opens every route of the API.
 */
export interface AnonymousAccess {
  /**
   * Why nobody has to authenticate, for whoever reviews the API. It is written into the metadata of the API and of
   * its `$connect` route in the template, and shown in every report.
   */
  readonly reason: string;
}
