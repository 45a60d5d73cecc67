import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { check } from '../support/check';
import { placeOf } from '../support/fail';
import { WEB_SOCKET_API } from '../support/kinds';
import { propertiesOf } from '../support/properties-of';
import { integrationTimeout } from '../support/integration-timeout';

/**
 * An integration of a WebSocket API as a construct of its own, with its timeout stated in the template.
 *
 * Routes are mostly given one of the integrations by name: `WebSocketLambdaIntegration`, `WebSocketSqsIntegration`, …
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
 * @resource AWS::ApiGatewayV2::Integration
 */
@propertyInjectable
export class WebSocketIntegration extends apigatewayv2.WebSocketIntegration {
  /** Uniquely identifies this class for property injection. Injectors of aws-cdk-lib's class apply as well. */
  public static override readonly PROPERTY_INJECTION_ID: string = 'cdk-websocket-guard.WebSocketIntegration';

  /**
   * @throws Error when the timeout is not within 50 ms to 29 s
   */
  public constructor(scope: Construct, id: string, props: apigatewayv2.WebSocketIntegrationProps) {
    check(placeOf(scope, id), props, { webSocketApi: WEB_SOCKET_API });
    super(scope, id, { ...propertiesOf(props), timeout: integrationTimeout(scope, id, props.timeout) });
  }
}
