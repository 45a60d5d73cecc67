import type { Duration } from 'aws-cdk-lib';
import type {
  IWebSocketRoute,
  WebSocketRouteIntegrationBindOptions,
  WebSocketRouteIntegrationConfig,
} from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { check } from '../support/check';
import { placeOfPart } from '../support/fail';
import { FUNCTION } from '../support/kinds';
import { functionTimeoutMs } from '../support/function-timeout';
import { integrationTimeout } from '../support/integration-timeout';
import { failSynthesis } from '../support/report-error';

/**
 * Calls a Lambda function, with a timeout that is at least that of the function.
 *
 * The timeout is in the template. An app in which the function may run longer fails at synthesis: the client
 * would get `Endpoint request timed out` for work that may still succeed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export class WebSocketLambdaIntegration extends integrations.WebSocketLambdaIntegration {
  private readonly name: string;
  private readonly lambda: IFunction;
  private readonly timeout: Duration | undefined;
  private readonly boundTo = new WeakSet<IWebSocketRoute>();

  public constructor(id: string, handler: IFunction, props: integrations.WebSocketLambdaIntegrationProps = {}) {
    check(placeOfPart('integration', id), { handler }, { handler: FUNCTION });
    super(id, handler, props);
    this.name = id;
    this.lambda = handler;
    this.timeout = props.timeout;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is not within 50 ms to 29 s
   */
  public override bind(options: WebSocketRouteIntegrationBindOptions): WebSocketRouteIntegrationConfig {
    this.boundTo.add(options.route);
    const timeout = integrationTimeout(options.scope, this.name, this.timeout);
    failSynthesis(options.scope, () => this.tooLong(timeout));
    return { ...super.bind(options), timeout };
  }

  /** @internal */
  public override _bindToRoute(options: WebSocketRouteIntegrationBindOptions): { readonly integrationId: string } {
    const bound = super._bindToRoute(options);
    // Versions of aws-cdk-lib before 2.276 bind for the first route only: the function would refuse the calls of
    // others.
    if (!this.boundTo.has(options.route)) this.bind(options);
    return bound;
  }

  private tooLong(timeout: Duration): readonly string[] {
    const runs = functionTimeoutMs(this.lambda);
    if (runs === undefined || timeout.isUnresolved()) return [];
    const waits = timeout.toMilliseconds({ integral: false });
    if (runs <= waits) return [];
    return [
      `the integration ${this.name} waits ${waits} ms for ${this.lambda.node.path}, which may run ${runs} ms: the client would get "Endpoint request timed out". Give the function less time, give the integration more (29 s at most), or hand long work to a queue and post the result to the connection.`,
    ];
  }
}
