import type { HttpRouteIntegrationBindOptions, HttpRouteIntegrationConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { urlProblems } from '../support/backend-url';
import { check } from '../support/check';
import { placeOfPart } from '../support/fail';
import { text } from '../support/kinds';
import { reportErrors } from '../support/report-error';
import { checkedIntegration } from '../support/route-integration';

/** Properties of {@link HttpUrlIntegration}: those of aws-cdk-lib, and the permission for plain HTTP. */
export interface HttpUrlIntegrationProps extends integrations.HttpUrlIntegrationProps {
  /**
   * Whether a URL with `http://` is allowed. Requests, tokens included, are then readable on the way to the back end.
   *
   * @default false
   */
  readonly allowPlaintext?: boolean;
}

/**
 * Forwards requests to an HTTPS back end on the internet, and its responses to the client.
 *
 * @example
 * new HttpUrlIntegration('Books', 'https://get-books-proxy.myproxy.internal');
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html
 */
export class HttpUrlIntegration extends integrations.HttpUrlIntegration {
  private readonly name: string;
  private readonly backend: string;
  private readonly settings: HttpUrlIntegrationProps;

  /**
   * @param id the id of the integration below its route
   * @param url the URL of the back end; HTTPS, unless `allowPlaintext` is set
   * @param props how the back end is called
   */
  public constructor(id: string, url: string, props: HttpUrlIntegrationProps = {}) {
    check(placeOfPart('integration', id), { url }, { url: text("'https://books.example.com'") });
    super(id, url, props);
    this.name = id;
    this.backend = url;
    this.settings = props;
  }

  /**
   * Binds this integration to a route. A URL that is not HTTPS is an error at synthesis.
   *
   * @throws Error when the timeout is not within 50 ms to 30 s, or the mapping has a reserved header
   */
  public override bind(options: HttpRouteIntegrationBindOptions): HttpRouteIntegrationConfig {
    const { name, backend, settings } = this;
    reportErrors(options.scope, () =>
      urlProblems(backend, settings.allowPlaintext).map((problem) => `the integration ${name}: ${problem}`),
    );
    return checkedIntegration(options, name, super.bind(options), settings.timeout);
  }
}
