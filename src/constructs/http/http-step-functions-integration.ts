import type { HttpRouteIntegrationBindOptions, HttpRouteIntegrationConfig } from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { checkedIntegration } from '../support/route-integration';
import type { HttpServiceIntegrationOptions } from './http-service-integration-options';

/** Properties of {@link HttpStepFunctionsIntegration}: those of aws-cdk-lib, and the timeout. */
export interface HttpStepFunctionsIntegrationProps
  extends integrations.HttpStepFunctionsIntegrationProps, HttpServiceIntegrationOptions {}

/**
 * Starts or stops executions of a state machine, with a role that allows nothing else.
 *
 * A mapping without a required parameter of the service is an error at synthesis.
 *
 * @example
 * declare const stateMachine: sfn.StateMachine;
 * new HttpStepFunctionsIntegration('Order', { stateMachine });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export class HttpStepFunctionsIntegration extends integrations.HttpStepFunctionsIntegration {
  private readonly name: string;
  private readonly settings: HttpStepFunctionsIntegrationProps;

  /**
   * @param id the id of the integration below its route
   * @param props the state machine and the action
   */
  public constructor(id: string, props: HttpStepFunctionsIntegrationProps) {
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
