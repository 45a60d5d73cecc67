/**
 * What a back end may do with a connection, through the management API of a stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export enum ConnectionMethod {
  /** Send a message to the client (`PostToConnection`). */
  POST = 'POST',
  /** Ask when the client connected, and from where (`GetConnection`). */
  GET = 'GET',
  /** Cut the connection (`DeleteConnection`). */
  DELETE = 'DELETE',
}
