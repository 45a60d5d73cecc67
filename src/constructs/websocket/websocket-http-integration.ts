import type { Duration } from 'aws-cdk-lib';
import {
  HttpMethod,
  WebSocketRouteIntegration,
  type WebSocketRouteIntegrationBindOptions,
  type WebSocketRouteIntegrationConfig,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { backendUrl } from '../support/backend-url';
import { check } from '../support/check';
import { placeOfPart } from '../support/fail';
import { integrationTimeout } from '../support/integration-timeout';
import { text } from '../support/kinds';
import { HTTP_PROXY } from './integration-type';

/** Properties of {@link WebSocketHttpIntegration}. */
export interface WebSocketHttpIntegrationProps {
  /**
   * The method of the request.
   *
   * @default HttpMethod.POST
   */
  readonly method?: HttpMethod;

  /**
   * Values of headers and query parameters of the request, by name: `integration.request.header.X`. A value is
   * `context.connectionId`, `route.request.header.X` (on `$connect`), `stageVariables.x`, or a text in single quotes.
   * A `WebSocketRoute` of this package declares the parameters of the client that they use.
   *
   * @default - none besides those of API Gateway
   */
  readonly requestParameters?: Record<string, string>;

  /**
   * How long API Gateway waits for the answer: 50 milliseconds to 29 seconds.
   *
   * @default Duration.seconds(29)
   */
  readonly timeout?: Duration;

  /**
   * Whether a URL with `http://` is allowed. Messages, tokens included, are then readable on the way to the back end.
   *
   * @default false
   */
  readonly allowPlaintext?: boolean;
}

/**
 * Forwards messages to an HTTP back end unchanged, and its responses to the client (`HTTP_PROXY`).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export class WebSocketHttpIntegration extends WebSocketRouteIntegration {
  private readonly name: string;

  /**
   * @param id the id of the integration below its route
   * @param url the URL of the back end; HTTPS, unless `allowPlaintext` is set
   * @param props how the back end is called
   */
  public constructor(
    id: string,
    private readonly url: string,
    private readonly props: WebSocketHttpIntegrationProps = {},
  ) {
    check(placeOfPart('integration', id), { url }, { url: text("'https://chat.example.com'") });
    super(id);
    this.name = id;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the URL is not HTTPS, or the timeout is not within 50 ms to 29 s
   */
  public override bind(options: WebSocketRouteIntegrationBindOptions): WebSocketRouteIntegrationConfig {
    const { name, props } = this;
    return {
      type: HTTP_PROXY,
      uri: backendUrl(options.scope, name, this.url, props.allowPlaintext),
      method: props.method ?? HttpMethod.POST,
      requestParameters: props.requestParameters,
      timeout: integrationTimeout(options.scope, name, props.timeout),
    };
  }
}
