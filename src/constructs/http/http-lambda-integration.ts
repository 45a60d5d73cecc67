import { MAX_HTTP_INTEGRATION_TIMEOUT_MS } from '../../aws/http-limits';
import type { Duration } from 'aws-cdk-lib';
import type { HttpRouteIntegrationBindOptions, HttpRouteIntegrationConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { check } from '../support/check';
import { placeOfPart } from '../support/fail';
import { FUNCTION } from '../support/kinds';
import { functionTimeoutMs } from '../support/function-timeout';
import { httpIntegrationTimeout } from '../support/integration-timeout';
import { reportErrors } from '../support/report-error';
import { checkedIntegration } from '../support/route-integration';

/**
 * Calls a Lambda function, with a timeout that is at least that of the function.
 *
 * The timeout is in the template. A function that may run longer is an error at synthesis: the client would get an
 * error for work that may still succeed.
 *
 * @example
 * declare const getBooks: lambda.Function;
 * new HttpLambdaIntegration('Books', getBooks, { timeout: Duration.seconds(10) });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export class HttpLambdaIntegration extends integrations.HttpLambdaIntegration {
  private readonly name: string;
  private readonly lambda: IFunction;
  private readonly settings: integrations.HttpLambdaIntegrationProps;

  /**
   * @param id the id of the integration below its route
   * @param handler the function
   * @param props how the function is called
   */
  public constructor(id: string, handler: IFunction, props: integrations.HttpLambdaIntegrationProps = {}) {
    check(placeOfPart('integration', id), { handler }, { handler: FUNCTION });
    super(id, handler, props);
    this.name = id;
    this.lambda = handler;
    this.settings = props;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is not within 50 ms to 30 s, or the mapping has a reserved header
   */
  public override bind(options: HttpRouteIntegrationBindOptions): HttpRouteIntegrationConfig {
    const { name, settings } = this;
    const timeout = httpIntegrationTimeout(options.scope, name, settings.timeout);
    reportErrors(options.scope, () => this.tooLong(timeout));
    return checkedIntegration(options, name, super.bind(options), timeout);
  }

  private tooLong(timeout: Duration): readonly string[] {
    const runs = functionTimeoutMs(this.lambda);
    if (runs === undefined || timeout.isUnresolved()) return [];
    const waits = timeout.toMilliseconds({ integral: false });
    if (runs <= waits) return [];
    return [
      `the integration ${this.name} waits ${waits} ms for ${this.lambda.node.path}, which may run ${runs} ms: the client would get an error for work that may still succeed. Give the function less time, give the integration more (${MAX_HTTP_INTEGRATION_TIMEOUT_MS / 1000} s at most), or hand long work to a queue and answer at once.`,
    ];
  }
}
