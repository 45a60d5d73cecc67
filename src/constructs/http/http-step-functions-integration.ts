import {
  HttpIntegrationSubtype,
  type HttpRouteIntegrationBindOptions,
  type HttpRouteIntegrationConfig,
} from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { check } from '../support/check';
import { fail, placeOf, placeOfPart } from '../support/fail';
import { having } from '../support/kinds';
import { checkedIntegration } from '../support/route-integration';
import { waitsForStandard } from '../support/standard-workflow';
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
   * @throws Error when there is no state machine
   */
  public constructor(id: string, props: HttpStepFunctionsIntegrationProps) {
    check(placeOfPart('integration', id), props, { stateMachine: having('a state machine', 'stateMachineArn') });
    super(id, props);
    this.name = id;
    this.settings = props;
  }

  /**
   * Binds this integration to a route.
   *
   * @throws Error when the timeout is not within 50 ms to 30 s, or a Standard workflow is asked for its output
   */
  public override bind(options: HttpRouteIntegrationBindOptions): HttpRouteIntegrationConfig {
    const { name, settings } = this;
    this.checkType(options);
    const config = super.bind(options);
    return checkedIntegration(options, name, config, settings.timeout);
  }

  private checkType({ scope }: HttpRouteIntegrationBindOptions): void {
    const { subtype, stateMachine } = this.settings;
    const waits = subtype === HttpIntegrationSubtype.STEPFUNCTIONS_START_SYNC_EXECUTION;
    if (waits && stateMachine.stateMachineType === StateMachineType.STANDARD)
      fail(placeOf(scope, this.name), `it ${waitsForStandard(stateMachine.node.path, 'subtype')}`);
  }
}
