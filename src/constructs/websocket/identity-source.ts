import { check } from '../support/check';
import { text } from '../support/kinds';

/**
 * Identity sources of a Lambda authorizer. API Gateway answers 401, without calling the function, to a client that does
 * not send all identity sources of the authorizer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html
 */
export abstract class IdentitySource {
  /**
   * A header of the handshake. In browsers, a page can set no header but `Sec-WebSocket-Protocol`; the browser itself
   * sends `Cookie` and `Origin`.
   */
  public static header(name: string): string {
    checkName('header', name, "'Authorization'");
    return `route.request.header.${name}`;
  }

  /** A parameter of the query string. Use a token that is valid for seconds: proxies write URLs into their logs. */
  public static queryString(name: string): string {
    checkName('queryString', name, "'token'");
    return `route.request.querystring.${name}`;
  }

  /** A context variable, such as `identity.sourceIp`. */
  public static context(name: string): string {
    checkName('context', name, "'identity.sourceIp'");
    return `context.${name}`;
  }

  /** A stage variable. */
  public static stageVariable(name: string): string {
    checkName('stageVariable', name, "'tenant'");
    return `stageVariables.${name}`;
  }
}

/** Rejects a name that is missing: an identity source that no client sends would refuse every client. */
function checkName(method: string, name: string, example: string): void {
  check(`IdentitySource.${method}`, { name }, { name: text(example) });
}
