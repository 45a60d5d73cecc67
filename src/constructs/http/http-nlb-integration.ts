import type { HttpRouteIntegrationBindOptions, HttpRouteIntegrationConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { NetworkListener, type INetworkListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { check } from '../support/check';
import { idOfPart, placeOf } from '../support/fail';
import { having } from '../support/kinds';
import { privateIntegration, recordUnverifiedServer } from '../support/private-integration';
import type { HttpPrivateBackendOptions } from '../options/http-private-backend-options';

/** Properties of {@link HttpNlbIntegration}: those of aws-cdk-lib, the VPC, and the decision about plain HTTP. */
export interface HttpNlbIntegrationProps extends integrations.HttpNlbIntegrationProps, HttpPrivateBackendOptions {}

const LISTENER = having('a listener of a network load balancer', 'listenerArn');

/**
 * Calls a back end behind a network load balancer in a VPC, through a VPC link with a security group.
 *
 * @example
 * declare const listener: elbv2.NetworkListener;
 * new HttpNlbIntegration('Books', listener, { secureServerName: 'books.internal.example.com' });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export class HttpNlbIntegration extends integrations.HttpNlbIntegration {
  private readonly name: string;
  private readonly target: INetworkListener;
  private readonly settings: HttpNlbIntegrationProps;

  /**
   * @param id the id of the integration below its route
   * @param listener the listener of the load balancer
   * @param props how the back end is called
   */
  public constructor(id: string, listener: INetworkListener, props: HttpNlbIntegrationProps = {}) {
    super(id, listener, props);
    this.name = idOfPart('integration', id);
    this.target = listener;
    this.settings = props;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is not within 50 ms to 30 s, the mapping has a reserved header, or an imported
   *   listener comes with neither `vpcLink` nor `vpc`
   */
  public override bind(options: HttpRouteIntegrationBindOptions): HttpRouteIntegrationConfig {
    const { name, target, settings } = this;
    check(placeOf(options.scope, name), { listener: target }, { listener: LISTENER });
    const vpc = target instanceof NetworkListener ? target.loadBalancer.vpc : undefined;
    return privateIntegration(options, name, settings, { uri: target.listenerArn, vpc });
  }

  /** Completes the binding: the template says why the server is not verified. */
  protected override completeBind(options: HttpRouteIntegrationBindOptions): void {
    super.completeBind(options);
    recordUnverifiedServer(options, this.name, this.settings);
  }
}
