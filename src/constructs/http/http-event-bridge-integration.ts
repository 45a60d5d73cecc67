import type { HttpRouteIntegrationBindOptions, HttpRouteIntegrationConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { check } from '../support/check';
import { placeOfPart } from '../support/fail';
import { having } from '../support/kinds';
import { checkedIntegration } from '../support/route-integration';
import type { HttpServiceIntegrationOptions } from './http-service-integration-options';

/** Properties of {@link HttpEventBridgeIntegration}: those of aws-cdk-lib, and the timeout. */
export interface HttpEventBridgeIntegrationProps
  extends integrations.HttpEventBridgeIntegrationProps, HttpServiceIntegrationOptions {}

/**
 * Puts requests on an event bus, with a role that allows nothing else.
 *
 * A mapping without a required parameter of the service is an error at synthesis.
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
   * @param props the event bus, and how it is called
   * @throws Error when there is no event bus
   */
  public constructor(id: string, props: HttpEventBridgeIntegrationProps) {
    check(placeOfPart('integration', id), props, {
      eventBusRef: having('that of an event bus: bus.eventBusRef', 'eventBusArn'),
    });
    super(id, props);
    this.name = id;
    this.settings = props;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is not within 50 ms to 30 s
   */
  public override bind(options: HttpRouteIntegrationBindOptions): HttpRouteIntegrationConfig {
    const { name, settings } = this;
    const config = super.bind(options);
    return checkedIntegration(options, name, config, settings.timeout);
  }
}
