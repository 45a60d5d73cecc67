import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { WebSocketStage, type WebSocketStageProps } from 'aws-cdk-lib/aws-apigatewayv2';
import { autoDeployOf } from '../constructs/support/auto-deploy';
import { check } from '../constructs/support/check';
import { placeOf } from '../constructs/support/fail';
import { propertiesOf } from '../constructs/support/properties-of';
import { WEB_SOCKET_API } from '../constructs/support/kinds';
import { OwnLogGroup } from '../constructs/support/access-log';
import { ACCESS_LOG_FORMAT } from '../constructs/support/default-access-log-format';
import { AccountLogOrder } from '../constructs/support/account-log-order';
import { assertRouteSettings } from '../constructs/support/route-settings';
import { DEFAULT_ROUTE_SETTINGS } from '../constructs/support/stage-defaults';
import type { WebSocketDefaultsOptions } from '../constructs/websocket/websocket-defaults-options';
import { assertOptions } from '../engine/config/assert-options';

/**
 * Gives every `WebSocketStage` of aws-cdk-lib auto-deploy, throttling, detailed metrics and a JSON access log, unless
 * its author sets them, and has it created after the resource that sets the account's role for logs.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 */
export class WebSocketStageInjector implements IPropertyInjector {
  /** The class whose properties it changes. */
  public readonly constructUniqueId = WebSocketStage.PROPERTY_INJECTION_ID;

  /** @throws Error for limits that refuse every request, and for an option that does not exist */
  public constructor(private readonly options: WebSocketDefaultsOptions = {}) {
    assertOptions('WebSocketGuardInjectors', options, { throttle: true, loggingLevel: true, accessLogRetention: true });
    assertRouteSettings('WebSocketGuardInjectors', options);
  }

  /** Called by CDK before a stage is created. */
  public inject(originalProps: unknown, context: InjectionContext): unknown {
    check(placeOf(context.scope, context.id), originalProps, { webSocketApi: WEB_SOCKET_API });
    const props = propertiesOf(originalProps as WebSocketStageProps & WebSocketDefaultsOptions);
    const { throttle } = this.options;
    const destination =
      props.accessLogSettings?.destination ??
      new OwnLogGroup(props.accessLogRetention ?? this.options.accessLogRetention);
    AccountLogOrder.add(context.scope, context.id);
    return {
      ...props,
      autoDeploy: props.autoDeploy ?? autoDeployOf(context.scope, context.id),
      detailedMetricsEnabled: props.detailedMetricsEnabled ?? true,
      throttle: {
        rateLimit: props.throttle?.rateLimit ?? throttle?.rateLimit ?? DEFAULT_ROUTE_SETTINGS.ThrottlingRateLimit,
        burstLimit: props.throttle?.burstLimit ?? throttle?.burstLimit ?? DEFAULT_ROUTE_SETTINGS.ThrottlingBurstLimit,
      },
      accessLogSettings: {
        destination,
        format: props.accessLogSettings?.format ?? AccessLogFormat.custom(ACCESS_LOG_FORMAT),
      },
    };
  }
}
