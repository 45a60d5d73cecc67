import type { HttpRouteIntegrationBindOptions, HttpRouteIntegrationConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { aws_servicediscovery as servicediscovery } from 'aws-cdk-lib/interfaces';
import { check } from '../support/check';
import { idOfPart, placeOf } from '../support/fail';
import { having } from '../support/kinds';
import { privateIntegration, recordUnverifiedServer } from '../support/private-integration';
import type { HttpPrivateBackendOptions } from '../options/http-private-backend-options';

/** Properties of {@link HttpServiceDiscoveryIntegration}: those of aws-cdk-lib, and of every private integration. */
export interface HttpServiceDiscoveryIntegrationProps
  extends integrations.HttpServiceDiscoveryIntegrationProps, HttpPrivateBackendOptions {}

const SERVICE = having('a service of Cloud Map', 'serviceRef');

/**
 * Calls the instances of a Cloud Map service, through a VPC link. Unlike in aws-cdk-lib, the timeout is in the
 * template.
 *
 * @example
 * declare const service: servicediscovery.Service;
 * declare const vpcLink: VpcLink;
 * new HttpServiceDiscoveryIntegration('Books', service, { vpcLink, secureServerName: 'books.internal.example.com' });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export class HttpServiceDiscoveryIntegration extends integrations.HttpServiceDiscoveryIntegration {
  private readonly name: string;
  private readonly target: servicediscovery.IServiceRef;
  private readonly settings: HttpServiceDiscoveryIntegrationProps;

  /**
   * @param id the id of the integration below its route
   * @param service the service in Cloud Map
   * @param props how it is called
   */
  public constructor(
    id: string,
    service: servicediscovery.IServiceRef,
    props: HttpServiceDiscoveryIntegrationProps = {},
  ) {
    super(id, service, props);
    this.name = idOfPart('integration', id);
    this.target = service;
    this.settings = props;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is not within 50 ms to 30 s, the mapping has a reserved header, or there is neither
   * `vpcLink` nor `vpc`
   */
  public override bind(options: HttpRouteIntegrationBindOptions): HttpRouteIntegrationConfig {
    const { name, target, settings } = this;
    check(placeOf(options.scope, name), { service: target }, { service: SERVICE });
    if (!settings.vpcLink && !settings.vpc) return super.bind(options);
    return privateIntegration(options, name, settings, { uri: target.serviceRef.serviceArn });
  }

  /** Completes the binding: the template says why the server is not verified. */
  protected override completeBind(options: HttpRouteIntegrationBindOptions): void {
    super.completeBind(options);
    recordUnverifiedServer(options, this.name, this.settings);
  }
}
