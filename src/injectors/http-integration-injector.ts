import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { HttpIntegration, type HttpIntegrationProps } from 'aws-cdk-lib/aws-apigatewayv2';
import { check } from '../constructs/support/check';
import { placeOf } from '../constructs/support/fail';
import { propertiesOf } from '../constructs/support/properties-of';
import { HTTP_API } from '../constructs/support/kinds';
import { acceptedByHttpIntegration, httpIntegrationTimeout } from '../constructs/support/integration-timeout';

/**
 * Sets the timeout of every HTTP integration of aws-cdk-lib that has none, including those that routes create. Accepts
 * 30 seconds as well, which AWS allows and aws-cdk-lib rejects.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 */
export class HttpIntegrationInjector implements IPropertyInjector {
  /** The class whose properties it changes. */
  public readonly constructUniqueId = HttpIntegration.PROPERTY_INJECTION_ID;

  /** Called by CDK before an integration is created. */
  public inject(originalProps: unknown, context: InjectionContext): unknown {
    check(placeOf(context.scope, context.id), originalProps, { httpApi: HTTP_API });
    const props = propertiesOf(originalProps as HttpIntegrationProps);
    const timeout = httpIntegrationTimeout(context.scope, context.id, props.timeout);
    return { ...props, timeout: acceptedByHttpIntegration(timeout) };
  }
}
