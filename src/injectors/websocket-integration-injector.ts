import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { WebSocketIntegration, type WebSocketIntegrationProps } from 'aws-cdk-lib/aws-apigatewayv2';
import { integrationTimeout } from '../constructs/support/integration-timeout';

/**
 * States the timeout of every WebSocket integration of aws-cdk-lib, those that routes make included, where its author
 * does not.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 */
export class WebSocketIntegrationInjector implements IPropertyInjector {
  /** The class it is for. */
  public readonly constructUniqueId = WebSocketIntegration.PROPERTY_INJECTION_ID;

  /** Called by CDK before an integration is made. */
  public inject(originalProps: unknown, context: InjectionContext): unknown {
    const props = originalProps as WebSocketIntegrationProps;
    return { ...props, timeout: integrationTimeout(context.scope, context.id, props.timeout) };
  }
}
