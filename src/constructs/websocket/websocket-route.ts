import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { fail } from '../support/fail';
import { integrationOf } from '../support/integration-of-route';
import { PROXY_TYPES } from './integration-type';
import { ANY_MESSAGE } from './template-selection';
import type { WebSocketModel } from './websocket-model';

/** What a route does, beyond what aws-cdk-lib has options for. */
export interface WebSocketRouteOptions extends apigatewayv2.WebSocketRouteOptions {
  /**
   * Whether clients need an API key. API Gateway asks for it on `$connect`.
   *
   * @default - on `$connect`, whether the API has an `apiKeySelectionExpression`; false on other routes
   */
  readonly apiKeyRequired?: boolean;

  /**
   * The shapes of the messages of this route, by what `modelSelectionExpression` yields. The one under `$default` is for
   * messages that no other is for, and has to be there: without it AWS rejects them all.
   *
   * @default - messages are not validated
   */
  readonly requestModels?: Record<string, WebSocketModel>;

  /**
   * What chooses the model of a message.
   *
   * @default - the route selection expression of the API
   */
  readonly modelSelectionExpression?: string;

  /**
   * The name of the operation, for documentation and generated clients.
   *
   * @default - none
   */
  readonly operationName?: string;
}

/** A route, and the API it belongs to. */
export interface WebSocketRouteProps extends WebSocketRouteOptions, apigatewayv2.WebSocketRouteProps {}

/** What integrations of this package say about the answer. */
interface Answering {
  readonly answersClient?: boolean;
  readonly responseTemplates?: Readonly<Record<string, string>>;
}

/** What an integration takes from the handshake, which the route has to declare. */
const FROM_CLIENT = /^route\.request\.(?:header|querystring)\.[\w.-]+$/;

/**
 * A route of a WebSocket API, with what has to be there for the client to get an answer: the route response, and the
 * integration response where the integration is no proxy.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
 * @resource AWS::ApiGatewayV2::Route
 */
@propertyInjectable
export class WebSocketRoute extends apigatewayv2.WebSocketRoute {
  /** Uniquely identifies this class for property injection. Injectors of aws-cdk-lib's class apply as well. */
  public static override readonly PROPERTY_INJECTION_ID: string = 'cdk-websocket-guard.WebSocketRoute';

  /**
   * @throws Error when there are request models, and none is under `$default`
   */
  public constructor(scope: Construct, id: string, props: WebSocketRouteProps) {
    const answering = props.integration as Answering;
    const returnResponse = props.returnResponse ?? answering.answersClient;
    super(scope, id, { ...props, ...(returnResponse === undefined ? {} : { returnResponse }) });
    const route = this.node.findChild('Resource') as apigatewayv2.CfnRoute;
    const api = props.webSocketApi.node.tryFindChild('Resource') as apigatewayv2.CfnApi | undefined;
    if (props.operationName !== undefined) route.operationName = props.operationName;
    if (
      props.routeKey === '$connect' &&
      route.apiKeyRequired === undefined &&
      api?.apiKeySelectionExpression !== undefined
    )
      route.apiKeyRequired = true;
    if (props.requestModels) {
      const keys = Object.keys(props.requestModels);
      if (!keys.includes('$default')) {
        fail(
          this,
          '',
          `requestModels has ${keys.join(', ') || 'nothing'}, and no $default: AWS rejects a message that no model is for.`,
        );
      }
      route.modelSelectionExpression =
        props.modelSelectionExpression ?? api?.routeSelectionExpression ?? '$request.body.action';
      route.requestModels = Object.fromEntries(
        Object.entries(props.requestModels).map(([key, model]) => [key, model.modelName]),
      );
    }
    const integration = integrationOf(route);
    if (!integration) return;
    const declared = Object.values((integration.requestParameters ?? {}) as Record<string, unknown>).filter(
      (source): source is string => typeof source === 'string' && FROM_CLIENT.test(source),
    );
    if (declared.length > 0)
      route.requestParameters = Object.fromEntries(declared.map((source) => [source, { Required: false }]));
    if (returnResponse === true && !PROXY_TYPES.includes(integration.integrationType))
      respond(integration, props.webSocketApi.apiId, answering.responseTemplates);
  }
}

/** Lets what the back end answers through to the client, once for all routes of an integration. */
function respond(
  integration: apigatewayv2.CfnIntegration,
  apiId: string,
  responseTemplates?: Readonly<Record<string, string>>,
): void {
  const { scope } = integration.node;
  if (!scope || scope.node.tryFindChild('Response')) return;
  new apigatewayv2.CfnIntegrationResponse(scope, 'Response', {
    apiId,
    integrationId: integration.ref,
    integrationResponseKey: '$default',
    ...(responseTemplates ? { responseTemplates, templateSelectionExpression: ANY_MESSAGE } : {}),
  });
}
