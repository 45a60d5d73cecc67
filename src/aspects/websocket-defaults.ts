import { Annotations, CfnResource, type IAspect } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import { ACCESS_LOG_FORMAT } from '../constructs/support/access-log-format';
import { MOST_MS } from '../constructs/support/integration-timeout';
import { type TemplateRouteSettings, routeSettings, stated } from '../constructs/support/route-settings';
import { DEFAULT_ROUTE_SETTINGS } from '../constructs/support/stage-defaults';
import { apiOf, templateProperties } from '../constructs/support/template-resource';
import type { WebSocketDefaultsOptions } from '../constructs/websocket/websocket-defaults-options';

/** A change: the path of a property, its new value, and how to say it. */
interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly text?: string;
}

/**
 * Fills in what the stages and integrations of WebSocket APIs lack: throttling, access and execution logs, detailed
 * metrics, deployment, and the timeout that would apply anyway.
 *
 * It looks at the template, whoever made the resource: aws-cdk-lib's constructs, raw resources, included templates. What
 * somebody set stays, an `Fn::If` or a token too. What it changed is said by an info annotation at the resource.
 *
 * @example
 * Aspects.of(app).add(new WebSocketDefaults());
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/aspects.html
 */
export class WebSocketDefaults implements IAspect {
  private readonly settings: TemplateRouteSettings;
  private readonly retention: RetentionDays;

  public constructor(options: WebSocketDefaultsOptions = {}) {
    this.settings = { ...DEFAULT_ROUTE_SETTINGS, ...routeSettings(options) };
    this.retention = options.accessLogRetention ?? RetentionDays.ONE_YEAR;
  }

  /** Called by CDK for every construct in scope. */
  public visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node)) return;
    const changes = this.changes(node);
    if (changes.length === 0) return;
    for (const { path, value } of changes)
      node.addPropertyOverride(path.map((key) => key.replaceAll('.', String.raw`\.`)).join('.'), value);
    const list = changes.map(({ path, value, text }) => `${path.join('.')} to ${text ?? String(value)}`).join(', ');
    Annotations.of(node).addInfoV2('cdk-websocket-guard:defaults', `WebSocketDefaults set ${list}.`);
  }

  private changes(resource: CfnResource): readonly Change[] {
    switch (resource.cfnResourceType) {
      case 'AWS::ApiGatewayV2::Stage':
        return isWebSocket(resource) ? this.stageChanges(resource) : [];
      case 'AWS::ApiGatewayV2::Integration':
        return isWebSocket(resource) ? integrationChanges(resource) : [];
      default:
        return [];
    }
  }

  private stageChanges(stage: CfnResource): readonly Change[] {
    const { AutoDeploy, DeploymentId, DefaultRouteSettings, RouteSettings, AccessLogSettings } =
      templateProperties(stage);
    const all = missing(['DefaultRouteSettings'], DefaultRouteSettings, this.settings);
    const effective = { ...this.settings, ...(isWritten(DefaultRouteSettings) ? stated(DefaultRouteSettings) : {}) };
    const single = isWritten(RouteSettings)
      ? Object.entries(RouteSettings).flatMap(([key, settings]) => missing(['RouteSettings', key], settings, effective))
      : [];
    return [
      ...(AutoDeploy === undefined && DeploymentId === undefined ? [{ path: ['AutoDeploy'], value: true }] : []),
      ...all,
      ...single,
      ...this.logChanges(stage, AccessLogSettings),
    ];
  }

  private logChanges(stage: CfnResource, settings: unknown): readonly Change[] {
    if (settings !== undefined && !isWritten(settings)) return [];
    const { DestinationArn, Format } = settings ?? {};
    const changes: Change[] = [];
    if (DestinationArn === undefined) {
      const group = new LogGroup(stage, 'AccessLog', { retention: this.retention });
      const text = `log group ${group.node.path}`;
      changes.push({ path: ['AccessLogSettings', 'DestinationArn'], value: group.logGroupArn, text });
    }
    if (Format === undefined) {
      const text = 'JSON with the variables of WebSocket APIs';
      changes.push({ path: ['AccessLogSettings', 'Format'], value: ACCESS_LOG_FORMAT, text });
    }
    return changes;
  }
}

function integrationChanges(integration: CfnResource): readonly Change[] {
  return templateProperties(integration).TimeoutInMillis === undefined
    ? [{ path: ['TimeoutInMillis'], value: MOST_MS }]
    : [];
}

/** The settings that are not there; none where the whole is only known at deployment. */
function missing(path: readonly string[], settings: unknown, defaults: TemplateRouteSettings): readonly Change[] {
  if (settings !== undefined && !isWritten(settings)) return [];
  return Object.entries(defaults)
    .filter(([key]) => settings?.[key] === undefined)
    .map(([key, value]: [string, unknown]) => ({ path: [...path, key], value }));
}

/** Whether a value of the template is an object with its keys in sight, and no intrinsic function. */
function isWritten(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  return !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

/** Whether a resource belongs to a WebSocket API; false where that cannot be told. */
function isWebSocket(resource: CfnResource): boolean {
  const api = apiOf(resource);
  if (api) return templateProperties(api).ProtocolType === 'WEBSOCKET';
  const { api: imported } = (resource.node.scope ?? {}) as { readonly api?: { readonly isWebsocketApi?: boolean } };
  return imported?.isWebsocketApi === true;
}
