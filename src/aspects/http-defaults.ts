import type { IAspect } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import type { HttpDefaultsOptions } from '../constructs/http/http-defaults-options';
import { HTTP_ACCESS_LOG_FORMAT } from '../constructs/support/http-access-log-format';
import { HTTP_ROUTE_SETTINGS } from '../constructs/support/http-stage-defaults';
import { MAX_HTTP_INTEGRATION_TIMEOUT_MS } from '../aws/http-limits';
import { assertRouteSettings, routeSettings } from '../constructs/support/route-settings';
import { assertOptions } from '../engine/config/assert-options';
import { fillIn, type ApiDefaults } from './fill-in';

/**
 * Sets missing properties of the stages and integrations of HTTP APIs: throttling, access logs, detailed metrics,
 * auto-deploy, and the default timeout. For WebSocket APIs there is `WebSocketDefaults`.
 *
 * It changes resources of any origin: aws-cdk-lib's constructs, raw resources, included templates. A property that is
 * set does not change, even if it is an `Fn::If` or a token. An info annotation at the resource names the changes.
 *
 * CDK applies an Aspect of an app to none of its stages (`Stage`): add one to each.
 *
 * @example
 * Aspects.of(app).add(new HttpDefaults());
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/aspects.html
 */
export class HttpDefaults implements IAspect {
  private readonly defaults: ApiDefaults;

  /** @throws Error for limits that refuse every request, and for an option that does not exist */
  public constructor(options: HttpDefaultsOptions = {}) {
    assertOptions('HttpDefaults', options, { throttle: true, accessLogRetention: true });
    assertRouteSettings('HttpDefaults', options);
    this.defaults = {
      aspect: 'HttpDefaults',
      protocol: 'HTTP',
      settings: { ...HTTP_ROUTE_SETTINGS, ...routeSettings(options) },
      retention: options.accessLogRetention ?? RetentionDays.ONE_YEAR,
      logFormat: { value: HTTP_ACCESS_LOG_FORMAT, text: 'JSON with the variables of HTTP APIs' },
      timeoutMs: MAX_HTTP_INTEGRATION_TIMEOUT_MS,
    };
  }

  /** Called by CDK for every construct in scope. */
  public visit(node: IConstruct): void {
    fillIn(node, this.defaults);
  }
}
