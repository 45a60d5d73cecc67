import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { REJECTED_SCOPES } from '../../aws/rejections';
import { integrationOf } from '../support/integration-of-route';
import { MAX_HTTP_INTEGRATION_TIMEOUT_MS } from '../../aws/http-limits';
import { check } from '../support/check';
import { checkIntegrationId } from '../support/check-integration-id';
import { placeOf } from '../support/fail';
import { DECISION, having, HTTP_API, integrationOtherThan, list, optional, orNothing } from '../support/kinds';
import { asksNobody, openRouteProblems, recordAnonymousAccess } from '../support/open-route';
import { propertiesOf } from '../support/properties-of';
import { reportErrors } from '../support/report-error';
import { given } from '../support/shown';
import type { AnonymousAccess } from '../options/anonymous-access';

/** Properties of {@link HttpRoute}: those of aws-cdk-lib, and anonymous access. */
export interface HttpRouteProps extends apigatewayv2.HttpRouteProps {
  /**
   * The decision that anybody on the internet may call the route; a default authorizer of the API does not apply to it.
   * Without it, a route without an authorizer is an error at synthesis.
   *
   * @default - the decision of the API
   */
  readonly anonymousAccess?: AnonymousAccess;
}

const KINDS = {
  httpApi: HTTP_API,
  routeKey: having("an HttpRouteKey, such as HttpRouteKey.with('/books', HttpMethod.GET)", 'key'),
  anonymousAccess: orNothing(DECISION),
  integration: integrationOtherThan(
    apigatewayv2.WebSocketRouteIntegration,
    "an integration, such as new HttpLambdaIntegration('Call', handler)",
  ),
  // False would leave open who may call: whoever writes `isProduction && authorizer` has to say it.
  authorizer: optional(having('an authorizer, such as new HttpIamAuthorizer()', 'bind')),
  authorizationScopes: orNothing(list("'books/read'")),
};

/**
 * A route of an HTTP API that needs an authorizer, or the decision that anybody may call it.
 *
 * @example
 * declare const api: HttpApi;
 * declare const integration: HttpLambdaIntegration;
 * new HttpRoute(this, 'Health', {
 *   httpApi: api,
 *   routeKey: HttpRouteKey.with('/health', HttpMethod.GET),
 *   integration,
 *   anonymousAccess: { reason: 'The load balancer asks for it, and it says nothing but "up".' },
 * });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 * @resource AWS::ApiGatewayV2::Route
 */
@propertyInjectable
export class HttpRoute extends apigatewayv2.HttpRoute {
  /** Uniquely identifies this class for property injection. Injectors of aws-cdk-lib's class apply as well. */
  public static override readonly PROPERTY_INJECTION_ID: string = 'cdk-websocket-guard.HttpRoute';

  /**
   * @throws Error when anonymous access has no reason, and when there is no integration
   */
  public constructor(scope: Construct, id: string, props: HttpRouteProps) {
    check(placeOf(scope, id), props, KINDS);
    const authorizer = props.authorizer ?? (props.anonymousAccess && new apigatewayv2.HttpNoneAuthorizer());
    super(scope, id, { ...propertiesOf(props), ...(authorizer ? { authorizer } : {}) });

    checkIntegrationId(this);
    const route = this.node.findChild('Resource') as apigatewayv2.CfnRoute;
    const { anonymousAccess } = props.httpApi as { readonly anonymousAccess?: AnonymousAccess };
    const access = props.anonymousAccess ?? anonymousAccess;
    if (access && asksNobody(route.authorizationType, route.routeKey)) recordAnonymousAccess(route, access);
    reportErrors(this, () => openRouteProblems(route));
    this.checkScopes(route, props.authorizationScopes);
    const integration = integrationOf(route);
    if (integration) integration.timeoutInMillis ??= MAX_HTTP_INTEGRATION_TIMEOUT_MS;
  }

  /** Rejects scopes on routes without a JWT authorizer, default scopes of the API included, as AWS does. */
  private checkScopes(route: apigatewayv2.CfnRoute, scopes: HttpRouteProps['authorizationScopes']): void {
    if (route.authorizationScopes === undefined || route.authorizationType === 'JWT') return;
    const stated = [...(given(scopes) ?? [])];
    if (stated.length === 0) route.authorizationScopes = undefined;
    else {
      reportErrors(this, () => [
        `authorizationScopes are ${stated.join(', ')}, but the route has no JWT authorizer (${REJECTED_SCOPES}). Use HttpJwtAuthorizer or HttpUserPoolAuthorizer, or leave the scopes out.`,
      ]);
    }
  }
}
