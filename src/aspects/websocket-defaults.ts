import { CfnResource, type IAspect } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import { waitForAccount } from '../constructs/support/account-log-order';
import { AccountLogSettings } from '../constructs/support/account-log-settings';
import { appOf } from '../constructs/support/api-resources';
import { ACCESS_LOG_FORMAT } from '../constructs/support/default-access-log-format';
import { MAX_INTEGRATION_TIMEOUT_MS } from '../aws/websocket-limits';
import { assertRouteSettings, routeSettings } from '../constructs/support/route-settings';
import { DEFAULT_ROUTE_SETTINGS } from '../constructs/support/stage-defaults';
import { assertOptions } from '../engine/config/assert-options';
import type { WebSocketDefaultsOptions } from '../constructs/websocket/websocket-defaults-options';
import { fillIn, protocolOf, type ApiDefaults } from './fill-in';

/**
 * Sets missing properties of the stages and integrations of WebSocket APIs: throttling, access and execution logs,
 * detailed metrics, auto-deploy, and the default timeout. Stages are created after the resource that sets the account's
 * role for logs. For HTTP APIs there is `HttpDefaults`.
 *
 * It changes resources of any origin: aws-cdk-lib's constructs, raw resources, included templates. A property that is
 * set does not change, even if it is an `Fn::If` or a token. An info annotation at the resource names the changes.
 *
 * CDK applies an Aspect of an app to none of its stages (`Stage`): add one to each.
 *
 * @example
 * Aspects.of(app).add(new WebSocketDefaults());
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/aspects.html
 */
export class WebSocketDefaults implements IAspect {
  private readonly defaults: ApiDefaults;
  private readonly accounts = new WeakMap<IConstruct, readonly CfnResource[]>();

  /** @throws Error for limits that refuse every request, and for an option that does not exist */
  public constructor(options: WebSocketDefaultsOptions = {}) {
    assertOptions('WebSocketDefaults', options, { throttle: true, loggingLevel: true, accessLogRetention: true });
    assertRouteSettings('WebSocketDefaults', options);
    this.defaults = {
      aspect: 'WebSocketDefaults',
      protocol: 'WEBSOCKET',
      settings: { ...DEFAULT_ROUTE_SETTINGS, ...routeSettings(options) },
      retention: options.accessLogRetention ?? RetentionDays.ONE_YEAR,
      logFormat: { value: ACCESS_LOG_FORMAT, text: 'JSON with the variables of WebSocket APIs' },
      timeoutMs: MAX_INTEGRATION_TIMEOUT_MS,
    };
  }

  /** Called by CDK for every construct in scope. */
  public visit(node: IConstruct): void {
    fillIn(node, this.defaults);
    if (!CfnResource.isCfnResource(node) || node.cfnResourceType !== 'AWS::ApiGatewayV2::Stage') return;
    if (protocolOf(node) === this.defaults.protocol) waitForAccount(node, this.accountsOf(appOf(node)));
  }

  private accountsOf(app: IConstruct): readonly CfnResource[] {
    const accounts = this.accounts.get(app) ?? AccountLogSettings.all(app);
    this.accounts.set(app, accounts);
    return accounts;
  }
}
