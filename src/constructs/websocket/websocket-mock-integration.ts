import type {
  WebSocketRouteIntegrationBindOptions,
  WebSocketRouteIntegrationConfig,
} from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { integrationTimeout } from '../support/integration-timeout';
import { ANY_MESSAGE, DEFAULT_TEMPLATE } from './template-selection';

/** How a mock integration answers. */
export interface WebSocketMockIntegrationProps extends integrations.WebSocketMockIntegrationProps {
  /**
   * What the client gets where the route returns a response: templates by key, `$default` for any.
   *
   * @default - no template
   */
  readonly responseTemplates?: Record<string, string>;
}

/**
 * Answers by itself, without a back end.
 *
 * Where no request templates are given, one says status 200, which a mock integration needs to succeed: without it, a
 * `$connect` route that has it refuses every client.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 */
export class WebSocketMockIntegration extends integrations.WebSocketMockIntegration {
  /** What the client gets, as templates by key; undefined when none was given. */
  public readonly responseTemplates?: Record<string, string>;
  private readonly name: string;
  private readonly request: Pick<WebSocketRouteIntegrationConfig, 'requestTemplates' | 'templateSelectionExpression'>;

  public constructor(id: string, props: WebSocketMockIntegrationProps = {}) {
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
