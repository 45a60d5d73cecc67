import type {
  WebSocketRouteIntegrationBindOptions,
  WebSocketRouteIntegrationConfig,
} from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { check } from '../support/check';
import { placeOfPart } from '../support/fail';
import { integrationTimeout } from '../support/integration-timeout';
import { having, orNothing } from '../support/kinds';
import { ANY_MESSAGE, DEFAULT_TEMPLATE } from '../options/template-selection';

/** Properties of {@link WebSocketMockIntegration}: those of aws-cdk-lib, and the answer to the client. */
export interface WebSocketMockIntegrationProps extends integrations.WebSocketMockIntegrationProps {
  /**
   * The templates of the answer, where the route returns a response: by key, `$default` for any.
   *
   * @default - no template
   */
  readonly responseTemplates?: Record<string, string>;
}

const KINDS = { responseTemplates: orNothing(having("an object: { '$default': '…' }")) };

/**
 * Answers without a back end.
 *
 * The default request template has the status 200, which a mock integration needs to succeed: without it, a `$connect`
 * route would refuse every client.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 */
export class WebSocketMockIntegration extends integrations.WebSocketMockIntegration {
  /** The templates of the answer by key; undefined when there are none. */
  public readonly responseTemplates?: Record<string, string>;
  private readonly name: string;
  private readonly request: Pick<WebSocketRouteIntegrationConfig, 'requestTemplates' | 'templateSelectionExpression'>;

  public constructor(id: string, props: WebSocketMockIntegrationProps = {}) {
    check(placeOfPart('integration', id), props, KINDS);
    super(id, props);
    this.name = id;
    this.request = props.requestTemplates
      ? {}
      : {
          requestTemplates: { [DEFAULT_TEMPLATE]: '{"statusCode":200}' },
          templateSelectionExpression: props.templateSelectionExpression ?? ANY_MESSAGE,
        };
    if (props.responseTemplates) this.responseTemplates = props.responseTemplates;
  }

  public override bind(options: WebSocketRouteIntegrationBindOptions): WebSocketRouteIntegrationConfig {
    return {
      ...super.bind(options),
      ...this.request,
      timeout: integrationTimeout(options.scope, this.name),
    };
  }
}
