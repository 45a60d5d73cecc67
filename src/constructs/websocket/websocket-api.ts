import { AspectPriority, Aspects, Lazy, Token, type CfnResource } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { KEY_SOURCES } from '../../aws/documented-values';
import { AnonymousConnectRoute } from '../support/anonymous-connect-route';
import { check } from '../support/check';
import { placeOf } from '../support/fail';
import { choice, DECISION, FLAG, optional, options as object, orNothing } from '../support/kinds';
import { propertiesOf } from '../support/properties-of';
import { failSynthesis } from '../support/report-error';
import { connectionArns, grantConnections } from '../support/connection-arns';
import { resourcesOfApi, templateProperties } from '../support/api-resources';
import { UnknownMessageRoute } from './unknown-message-route';
import type { AnonymousAccess } from '../options/anonymous-access';
import { ConnectionMethod } from '../options/connection-method';
import { webSocketMetric } from './websocket-metric';
import { WebSocketModel, type WebSocketModelOptions } from './websocket-model';
import { WebSocketRoute, type WebSocketRouteOptions } from './websocket-route';

/** Properties of {@link WebSocketApi}: those of aws-cdk-lib, and some of this package. */
export interface WebSocketApiProps extends apigatewayv2.WebSocketApiProps {
  /**
   * The decision that anybody on the internet may connect. Without it, an API whose `$connect` route has no authorizer
   * fails at synthesis.
   *
   * @default - the `$connect` route needs an authorizer
   */
  readonly anonymousAccess?: AnonymousAccess;

  /**
   * Whether clients can reach the API by its custom domain only. A change has an effect when the stages are deployed
   * again, as auto-deploy does.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-disable-default-endpoint.html
   * @default - not set: the default endpoint is open
   */
  readonly disableExecuteApiEndpoint?: boolean;

  /**
   * Whether the API gets a `$default` route that answers messages without a route, where the app defines none. Without
   * it, API Gateway answers `Forbidden`.
   *
   * @default true
   */
  readonly answerUnknownMessages?: boolean;
}

const KINDS = {
  anonymousAccess: orNothing(DECISION),
  apiKeySelectionExpression: orNothing(
    object('a WebSocketApiKeySelectionExpression, such as WebSocketApiKeySelectionExpression.HEADER_X_API_KEY', {
      customApiKeySelector: choice(KEY_SOURCES),
    }),
  ),
  answerUnknownMessages: optional(FLAG),
};

/**
 * A WebSocket API that synthesises only with an authorizer on `$connect`, or the decision that anybody may connect.
 *
 * @example
 * new WebSocketApi(this, 'Api', {
 *   connectRouteOptions: {
 *     integration: new WebSocketLambdaIntegration('Connect', connect),
 *     authorizer: new WebSocketIamAuthorizer(),
 *   },
 * });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html
 * @resource AWS::ApiGatewayV2::Api
 */
@propertyInjectable
export class WebSocketApi extends apigatewayv2.WebSocketApi {
  /** Uniquely identifies this class for property injection. Injectors of aws-cdk-lib's class apply as well. */
  public static override readonly PROPERTY_INJECTION_ID: string = 'cdk-websocket-guard.WebSocketApi';

  /**
   * @throws Error when anonymous access has no reason
   */
  public constructor(scope: Construct, id: string, props: WebSocketApiProps = {}) {
    check(placeOf(scope, id), props, KINDS);
    super(scope, id, props);
    const { anonymousAccess, answerUnknownMessages, disableExecuteApiEndpoint } = propertiesOf(props);
    const api = this.node.findChild('Resource') as apigatewayv2.CfnApi;
    if (disableExecuteApiEndpoint !== undefined) api.disableExecuteApiEndpoint = disableExecuteApiEndpoint;
    if (anonymousAccess) {
      Aspects.of(this).add(new AnonymousConnectRoute(this, anonymousAccess), {
        priority: AspectPriority.MUTATING,
      });
    } else {
      failSynthesis(this, () => this.openToAnybody());
    }
    if (answerUnknownMessages ?? true)
      Aspects.of(this).add(new UnknownMessageRoute(this), { priority: AspectPriority.MUTATING });
  }

  /**
   * Adds a route.
   *
   * The options may be the `WebSocketRouteOptions` of this package; `addRouteWithOptions` takes them in every language.
   *
   * @param routeKey what messages of the route yield for the route selection expression
   * @param options what the route does
   */
  public override addRoute(routeKey: string, options: apigatewayv2.WebSocketRouteOptions): apigatewayv2.WebSocketRoute {
    return this.addRouteWithOptions(routeKey, options);
  }

  /**
   * Adds a route with the options of this package: API key, models, operation name.
   *
   * @param routeKey what messages of the route yield for the route selection expression
   * @param options what the route does
   */
  public addRouteWithOptions(routeKey: string, options: WebSocketRouteOptions): WebSocketRoute {
    return new WebSocketRoute(this, `${routeKey}-Route`, { webSocketApi: this, routeKey, ...propertiesOf(options) });
  }

  /**
   * Allows an identity to send to, inspect and close the connections of the stages that the app defines for this API,
   * and of no other stage. `stage.grantManageConnections` is narrower.
   *
   * @param identity the role, group or user
   */
  public override grantManageConnections(identity: IGrantable): Grant {
    return this.grantMethods(identity, [ConnectionMethod.POST, ConnectionMethod.GET, ConnectionMethod.DELETE]);
  }

  /**
   * Allows an identity to send to the connections of the stages that the app defines for this API.
   *
   * @param grantee the role, group or user
   */
  public grantPostToConnection(grantee: IGrantable): Grant {
    return this.grantMethods(grantee, [ConnectionMethod.POST]);
  }

  /**
   * Allows an identity to inspect the connections of the stages that the app defines for this API.
   *
   * @param grantee the role, group or user
   */
  public grantGetConnection(grantee: IGrantable): Grant {
    return this.grantMethods(grantee, [ConnectionMethod.GET]);
  }

  /**
   * Allows an identity to close the connections of the stages that the app defines for this API.
   *
   * @param grantee the role, group or user
   */
  public grantDeleteConnection(grantee: IGrantable): Grant {
    return this.grantMethods(grantee, [ConnectionMethod.DELETE]);
  }

  /**
   * Allows an identity to send to, inspect and close the connections of every stage of this API, present and future,
   * those of other apps included. The policy `manage-connections-stage-scope` reports it.
   *
   * @param grantee the role, group or user
   */
  public grantManageConnectionsOfEveryStage(grantee: IGrantable): Grant {
    return super.grantManageConnections(grantee);
  }

  /**
   * Adds a model of messages, for the `requestModels` of a route.
   *
   * @param id the id of the model below this API
   * @param options its schema
   */
  public addModel(id: string, options: WebSocketModelOptions): WebSocketModel {
    return new WebSocketModel(this, id, { ...propertiesOf(options), webSocketApi: this });
  }

  /**
   * How many clients connected.
   *
   * @default - sum over 5 minutes
   */
  public metricConnectCount(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'ConnectCount', props);
  }

  /**
   * How many messages were sent and received.
   *
   * @default - sum over 5 minutes
   */
  public metricMessageCount(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'MessageCount', props);
  }

  /**
   * How many requests the back ends answered with an error.
   *
   * @default - sum over 5 minutes
   */
  public metricIntegrationError(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'IntegrationError', props);
  }

  /**
   * How many requests were refused because of the client, before a back end was called.
   *
   * @default - sum over 5 minutes
   */
  public metricClientError(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'ClientError', props);
  }

  /**
   * How many calls of back ends failed.
   *
   * @default - sum over 5 minutes
   */
  public metricExecutionError(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'ExecutionError', props);
  }

  /**
   * How many milliseconds the back ends took to answer.
   *
   * @default - average over 5 minutes
   */
  public metricIntegrationLatency(props?: MetricOptions): Metric {
    return webSocketMetric(this, 'IntegrationLatency', props);
  }

  private grantMethods(grantee: IGrantable, methods: readonly ConnectionMethod[]): Grant {
    failSynthesis(this, () =>
      this.stageNames().length > 0
        ? []
        : [
            'connections are granted, and the app defines no stage of this API. Define its stage, or use grantManageConnectionsOfEveryStage.',
          ],
    );
    return grantConnections(
      this,
      grantee,
      Lazy.list({ produce: () => this.stageNames().flatMap((name) => connectionArns(this, name, methods)) }),
    );
  }

  private stageNames(): readonly string[] {
    return resourcesOfApi(this, this.apiId, 'Stage').map(stageNameOf);
  }

  private openToAnybody(): readonly string[] {
    const isAuthorized = resourcesOfApi(this, this.apiId, 'Route')
      .map(templateProperties)
      .some(
        ({ RouteKey, AuthorizationType }) =>
          RouteKey === '$connect' && AuthorizationType !== undefined && AuthorizationType !== 'NONE',
      );
    return isAuthorized
      ? []
      : [
          'anybody on the internet could connect, and send messages to every route: $connect has no authorizer, and no other route can have one. Give connectRouteOptions an authorizer (WebSocketIamAuthorizer, WebSocketLambdaAuthorizer), or set anonymousAccess with the reason.',
        ];
  }
}

/** The name of a stage, also of a raw `CfnResource`, which has no such property. */
function stageNameOf(stage: CfnResource): string {
  const { stageName } = stage as Partial<apigatewayv2.CfnStage>;
  return stageName ?? Token.asString(templateProperties(stage).StageName);
}
