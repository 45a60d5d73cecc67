/**
 * The decision that anybody on the internet may connect to a WebSocket API, or call a route of an HTTP API.
 *
 * A `$connect` authorizer is the only one that a WebSocket API has, so this opens every route of a WebSocket API.
 */
export interface AnonymousAccess {
  /**
   * Why nobody has to authenticate, for whoever reviews the API. It is written into the metadata of the API and of the
   * routes it opens in the template, and shown in every report.
   */
  readonly reason: string;
}
