import type { IAspect } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import type { HttpDefaultsOptions } from '../constructs/http/http-defaults-options';
import { HTTP_ACCESS_LOG_FORMAT } from '../constructs/support/http-access-log-format';
import { HTTP_ROUTE_SETTINGS } from '../constructs/support/http-stage-defaults';
import { MAX_HTTP_INTEGRATION_TIMEOUT_MS } from '../aws/http-limits';
import { routeSettings } from '../constructs/support/route-settings';
import { assertOptions } from '../engine/config/assert-options';
import { assertThrottle, fillIn, type ApiDefaults } from './fill-in';

/**
 * Fills in what the stages and integrations of HTTP APIs lack: throttling, access logs, detailed metrics, deployment, and
 * the timeout that would apply anyway. It leaves WebSocket APIs to `WebSocketDefaults`.
 *
 * It looks at the template, whoever made the resource: aws-cdk-lib's constructs, raw resources, included templates. What
 * somebody set stays, an `Fn::If` or a token too. What it changed is said by an info annotation at the resource.
 *
 * @example
 * Aspects.of(app).add(new HttpDefaults());
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/aspects.html
 */
export class HttpDefaults implements IAspect {
  private readonly defaults: ApiDefaults;

  /** @throws Error for limits that let nothing through, and for an option that does not exist */
  public constructor(options: HttpDefaultsOptions = {}) {
    assertOptions('HttpDefaults', options, { throttle: true, accessLogRetention: true });
    assertThrottle('HttpDefaults', options);
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
