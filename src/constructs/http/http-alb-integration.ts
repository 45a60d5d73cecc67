import type { HttpRouteIntegrationBindOptions, HttpRouteIntegrationConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ApplicationListener, type IApplicationListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { check } from '../support/check';
import { idOfPart, placeOf } from '../support/fail';
import { having } from '../support/kinds';
import { privateIntegration, recordUnverifiedServer } from '../support/private-integration';
import type { HttpPrivateBackendOptions } from '../options/http-private-backend-options';

/** Properties of {@link HttpAlbIntegration}: those of aws-cdk-lib, the VPC, and the decision about plain HTTP. */
export interface HttpAlbIntegrationProps extends integrations.HttpAlbIntegrationProps, HttpPrivateBackendOptions {}

const LISTENER = having('a listener of an application load balancer', 'listenerArn');

/**
 * Calls a back end behind an application load balancer in a VPC, through a VPC link with a security group.
 *
 * @example
 * declare const listener: elbv2.ApplicationListener;
 * new HttpAlbIntegration('Books', listener, { secureServerName: 'books.internal.example.com' });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export class HttpAlbIntegration extends integrations.HttpAlbIntegration {
  private readonly name: string;
  private readonly target: IApplicationListener;
  private readonly settings: HttpAlbIntegrationProps;

  /**
   * @param id the id of the integration below its route
   * @param listener the listener of the load balancer
   * @param props how the back end is called
   */
  public constructor(id: string, listener: IApplicationListener, props: HttpAlbIntegrationProps = {}) {
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
    const vpc = target instanceof ApplicationListener ? target.loadBalancer.vpc : undefined;
    return privateIntegration(options, name, settings, { uri: target.listenerArn, vpc });
  }

  /** Completes the binding: the template says why the server is not verified. */
  protected override completeBind(options: HttpRouteIntegrationBindOptions): void {
    super.completeBind(options);
    recordUnverifiedServer(options, this.name, this.settings);
  }
}
