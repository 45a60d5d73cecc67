import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { check } from '../support/check';
import { checkIntegrationId } from '../support/check-integration-id';
import { fail, placeOf } from '../support/fail';
import { FLAG, having, integrationOtherThan, optional, orLater, orNothing, WEB_SOCKET_API } from '../support/kinds';
import { propertiesOf } from '../support/properties-of';
import { integrationOf } from '../support/integration-of-route';
import { PROXY_TYPES } from './integration-type';
import { ANY_MESSAGE } from '../options/template-selection';
import type { WebSocketModel } from './websocket-model';

/** Options of a route: those of aws-cdk-lib, and some of this package. */
export interface WebSocketRouteOptions extends apigatewayv2.WebSocketRouteOptions {
  /**
   * Whether clients need an API key. API Gateway checks it on `$connect`.
   *
   * @default - on `$connect`, whether the API has an `apiKeySelectionExpression`; false on other routes
   */
  readonly apiKeyRequired?: boolean;

  /**
   * The models of messages, by the value of `modelSelectionExpression`. A model under `$default` is required, and is
   * used for all other values: without it, API Gateway rejects a message that no other model is for.
   *
   * @default - messages are not validated
   */
  readonly requestModels?: Record<string, WebSocketModel>;

  /**
   * The expression that selects the model of a message.
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

/** What integrations of this package know about their answer. */
interface Answering {
  readonly answersClient?: boolean;
  readonly responseTemplates?: Readonly<Record<string, string>>;
}

const KINDS = {
  webSocketApi: WEB_SOCKET_API,
  integration: integrationOtherThan(
    apigatewayv2.HttpRouteIntegration,
    "an integration, such as new WebSocketLambdaIntegration('Call', handler)",
  ),
  // False would leave open who may connect: whoever writes `isProduction && authorizer` has to say it.
  authorizer: optional(having('an authorizer, such as new WebSocketIamAuthorizer()', 'bind')),
  routeKey: orLater("a text, such as 'send'", (value) => typeof value === 'string'),
  returnResponse: orNothing(FLAG),
};

const MODEL = having("a model of messages, such as api.addModel('Message', { schema })", 'modelName');

/** A parameter of the handshake that an integration uses and the route has to declare. */
const FROM_CLIENT = /^route\.request\.(?:header|querystring)\.[\w.-]+$/;

/**
 * A route of a WebSocket API, with the route response that a client needs to get an answer, and the integration
 * response that an integration other than a proxy needs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
 * @resource AWS::ApiGatewayV2::Route
 */
@propertyInjectable
export class WebSocketRoute extends apigatewayv2.WebSocketRoute {
  /** Uniquely identifies this class for property injection. Injectors of aws-cdk-lib's class apply as well. */
  public static override readonly PROPERTY_INJECTION_ID: string = 'cdk-websocket-guard.WebSocketRoute';

  /**
   * @throws Error when there is no integration, and when there are request models without one under `$default`
   */
  public constructor(scope: Construct, id: string, props: WebSocketRouteProps) {
    check(placeOf(scope, id), props, KINDS);
    const answering = props.integration as Answering;
    const returnResponse = props.returnResponse ?? answering.answersClient;
    super(scope, id, { ...propertiesOf(props), ...(returnResponse === undefined ? {} : { returnResponse }) });
    checkIntegrationId(this);
    const route = this.node.findChild('Resource') as apigatewayv2.CfnRoute;
    const api = props.webSocketApi.node.tryFindChild('Resource') as apigatewayv2.CfnApi | undefined;
    if (props.operationName !== undefined) route.operationName = props.operationName;
    if (
      props.routeKey === '$connect' &&
      route.apiKeyRequired === undefined &&
      api?.apiKeySelectionExpression !== undefined
    )
      route.apiKeyRequired = true;
    if (props.requestModels)
      this.validate(route, props.requestModels, props.modelSelectionExpression ?? api?.routeSelectionExpression);
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

  /** Has API Gateway validate messages by their models. */
  private validate(
    route: apigatewayv2.CfnRoute,
    models: Readonly<Record<string, WebSocketModel>>,
    expression = '$request.body.action',
  ): void {
    const keys = Object.keys(models);
    check(placeOf(this), models, Object.fromEntries(keys.map((key) => [key, MODEL])));
    if (!keys.includes('$default')) {
      fail(
        placeOf(this),
        `requestModels has ${keys.join(', ') || 'nothing'}, but no $default: API Gateway rejects a message that no model is for.`,
      );
    }
    route.modelSelectionExpression = expression;
    route.requestModels = Object.fromEntries(Object.entries(models).map(([key, model]) => [key, model.modelName]));
  }
}

/** Adds the responses for the answer of the back end, once for all routes of an integration. */
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
