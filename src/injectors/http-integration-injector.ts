import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { HttpIntegration, type HttpIntegrationProps } from 'aws-cdk-lib/aws-apigatewayv2';
import { acceptedByHttpIntegration, httpIntegrationTimeout } from '../constructs/support/integration-timeout';

/**
 * States the timeout of every HTTP integration of aws-cdk-lib, those that routes make included, where its author does not.
 * 30 seconds, which AWS allows and aws-cdk-lib rejects, are taken as well.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 */
export class HttpIntegrationInjector implements IPropertyInjector {
  /** The class it is for. */
  public readonly constructUniqueId = HttpIntegration.PROPERTY_INJECTION_ID;

  /** Called by CDK before an integration is made. */
  public inject(originalProps: unknown, context: InjectionContext): unknown {
    const props = originalProps as HttpIntegrationProps;
    const timeout = httpIntegrationTimeout(context.scope, context.id, props.timeout);
    return { ...props, timeout: acceptedByHttpIntegration(timeout) };
  }
}
