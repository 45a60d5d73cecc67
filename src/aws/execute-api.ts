/** Actions of the IAM service `execute-api`, as policies name them. */

/** Sending to, inspecting and cutting connections of WebSocket APIs. */
export const MANAGE_CONNECTIONS = 'execute-api:ManageConnections';

/** Calling an API; of a WebSocket API: connecting to it. */
export const INVOKE = 'execute-api:Invoke';

/** The methods of the management API: send, inspect, cut. */
export const CONNECTION_METHODS = ['POST', 'GET', 'DELETE'] as const;

/** The service that assumes the roles of integrations, authorizers and accounts. */
export const API_GATEWAY_SERVICE = 'apigateway.amazonaws.com';
