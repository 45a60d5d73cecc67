/**
 * Methods of the management API of a stage, by which a back end manages connections.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export enum ConnectionMethod {
  /** Send a message to the client (`PostToConnection`). */
  POST = 'POST',
  /** Read when the client connected, and from where (`GetConnection`). */
  GET = 'GET',
  /** Close the connection (`DeleteConnection`). */
  DELETE = 'DELETE',
}
