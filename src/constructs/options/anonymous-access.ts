/**
 * The decision that anybody on the internet may connect to a WebSocket API, or call a route of an HTTP API.
 *
 * A WebSocket API can have an authorizer on `$connect` only, so that the decision opens all of its routes.
 */
export interface AnonymousAccess {
  /**
   * Why clients need not authenticate, for reviewers. It is written into the metadata of the API and of its open routes
   * in the template, and shown in every report.
   */
  readonly reason: string;
}
