/**
 * Where a Lambda authorizer finds what tells clients apart. API Gateway answers 401, without calling the function, to a
 * client that does not send all of the sources that an authorizer names.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html
 */
export abstract class IdentitySource {
  /**
   * A header of the handshake. Browsers let a page set none but `Sec-WebSocket-Protocol`, and send `Cookie` and
   * `Origin` by themselves.
   */
  public static header(name: string): string {
    return `route.request.header.${name}`;
  }

  /** A parameter of the query string: use a token that lives for seconds, since URLs end up in the logs of proxies. */
  public static queryString(name: string): string {
    return `route.request.querystring.${name}`;
  }

  /** A context variable, such as `identity.sourceIp`. */
  public static context(name: string): string {
    return `context.${name}`;
  }

  /** A stage variable. */
  public static stageVariable(name: string): string {
    return `stageVariables.${name}`;
  }
}
