import type { HttpRouteIntegrationBindOptions, HttpRouteIntegrationConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { checkedIntegration } from '../support/route-integration';
import type { HttpServiceIntegrationOptions } from './http-service-integration-options';

/** Which event bus requests go to, beyond what aws-cdk-lib has options for. */
export interface HttpEventBridgeIntegrationProps
  extends integrations.HttpEventBridgeIntegrationProps, HttpServiceIntegrationOptions {}

/**
 * Puts requests on an event bus, with a role that may do that and nothing else.
 *
 * A mapping that leaves out what the service needs is an error at synthesis.
 *
 * @example
 * declare const bus: events.IEventBus;
 * new HttpEventBridgeIntegration('Orders', { eventBusRef: bus.eventBusRef });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export class HttpEventBridgeIntegration extends integrations.HttpEventBridgeIntegration {
  private readonly name: string;
  private readonly settings: HttpEventBridgeIntegrationProps;

  /**
   * @param id the id of the integration below its route
   * @param props which event bus requests go to, and how
   */
  public constructor(id: string, props: HttpEventBridgeIntegrationProps) {
    super(id, props);
    this.name = id;
    this.settings = props;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is outside of 50 ms to 30 s
   */
  public override bind(options: HttpRouteIntegrationBindOptions): HttpRouteIntegrationConfig {
    const { name, settings } = this;
    const config = super.bind(options);
    return checkedIntegration(options, name, config, settings.timeout);
  }
}
