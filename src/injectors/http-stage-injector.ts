import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpStage, type HttpStageProps } from 'aws-cdk-lib/aws-apigatewayv2';
import { autoDeployOf } from '../constructs/support/auto-deploy';
import { check } from '../constructs/support/check';
import { placeOf } from '../constructs/support/fail';
import { propertiesOf } from '../constructs/support/properties-of';
import { HTTP_API } from '../constructs/support/kinds';
import { OwnLogGroup } from '../constructs/support/access-log';
import { HTTP_ACCESS_LOG_FORMAT } from '../constructs/support/http-access-log-format';
import { HTTP_ROUTE_SETTINGS } from '../constructs/support/http-stage-defaults';
import { assertRouteSettings } from '../constructs/support/route-settings';
import type { HttpDefaultsOptions } from '../constructs/http/http-defaults-options';
import { assertOptions } from '../engine/config/assert-options';

/**
 * Gives every `HttpStage` of aws-cdk-lib, default stages included, auto-deploy, throttling, detailed metrics and a JSON
 * access log, unless its author sets them.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 */
export class HttpStageInjector implements IPropertyInjector {
  /** The class whose properties it changes. */
  public readonly constructUniqueId = HttpStage.PROPERTY_INJECTION_ID;

  /** @throws Error for limits that refuse every request, and for an option that does not exist */
  public constructor(private readonly options: HttpDefaultsOptions = {}) {
    assertOptions('HttpGuardInjectors', options, { throttle: true, accessLogRetention: true });
    assertRouteSettings('HttpGuardInjectors', options);
  }

  /** Called by CDK before a stage is created. */
  public inject(originalProps: unknown, context: InjectionContext): unknown {
    check(placeOf(context.scope, context.id), originalProps, { httpApi: HTTP_API });
    const props = propertiesOf(originalProps as HttpStageProps & HttpDefaultsOptions);
    const { throttle } = this.options;
    const destination =
      props.accessLogSettings?.destination ??
      new OwnLogGroup(props.accessLogRetention ?? this.options.accessLogRetention);
    return {
      ...props,
      autoDeploy: props.autoDeploy ?? autoDeployOf(context.scope, context.id),
      detailedMetricsEnabled: props.detailedMetricsEnabled ?? true,
      throttle: {
        rateLimit: props.throttle?.rateLimit ?? throttle?.rateLimit ?? HTTP_ROUTE_SETTINGS.ThrottlingRateLimit,
        burstLimit: props.throttle?.burstLimit ?? throttle?.burstLimit ?? HTTP_ROUTE_SETTINGS.ThrottlingBurstLimit,
      },
      accessLogSettings: {
        destination,
        format: props.accessLogSettings?.format ?? AccessLogFormat.custom(HTTP_ACCESS_LOG_FORMAT),
      },
    };
  }
}
