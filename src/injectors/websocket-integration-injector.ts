import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { WebSocketIntegration, type WebSocketIntegrationProps } from 'aws-cdk-lib/aws-apigatewayv2';
import { check } from '../constructs/support/check';
import { placeOf } from '../constructs/support/fail';
import { propertiesOf } from '../constructs/support/properties-of';
import { WEB_SOCKET_API } from '../constructs/support/kinds';
import { integrationTimeout } from '../constructs/support/integration-timeout';

/**
 * Sets the timeout of every WebSocket integration of aws-cdk-lib that has none, including those that routes create.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 */
export class WebSocketIntegrationInjector implements IPropertyInjector {
  /** The class whose properties it changes. */
  public readonly constructUniqueId = WebSocketIntegration.PROPERTY_INJECTION_ID;

  /** Called by CDK before an integration is created. */
  public inject(originalProps: unknown, context: InjectionContext): unknown {
    check(placeOf(context.scope, context.id), originalProps, { webSocketApi: WEB_SOCKET_API });
    const props = propertiesOf(originalProps as WebSocketIntegrationProps);
    return { ...props, timeout: integrationTimeout(context.scope, context.id, props.timeout) };
  }
}
