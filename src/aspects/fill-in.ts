import { CfnResource, Stack } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import { addInfo } from '../constructs/support/report-error';
import { stated, type TemplateRouteSettings } from '../constructs/support/route-settings';
import { apiOf, templateProperties } from '../constructs/support/api-resources';

const STAGE = 'AWS::ApiGatewayV2::Stage';

/** The defaults of an Aspect for one kind of APIs. */
export interface ApiDefaults {
  /** The name of the Aspect in annotations. */
  readonly aspect: string;
  /** The kind of APIs. */
  readonly protocol: 'WEBSOCKET' | 'HTTP';
  /** The default settings of the routes of a stage. */
  readonly settings: TemplateRouteSettings;
  /** How long the logs are kept. */
  readonly retention: RetentionDays;
  /** The format of an access log, and its name in annotations. */
  readonly logFormat: { readonly value: string; readonly text: string };
  /** The timeout of an integration, in milliseconds. */
  readonly timeoutMs: number;
}

/** A change: the path of a property, its new value, and the text of the annotation. */
interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly text?: string;
}

/**
 * Sets missing properties of a stage or an integration, and names them in an info annotation at the resource.
 *
 * @param node any construct; only resources of the kind of APIs are changed
 * @param defaults the values
 */
export function fillIn(node: IConstruct, defaults: ApiDefaults): void {
  if (!CfnResource.isCfnResource(node)) {
    addStageLogGroup(node, defaults);
    return;
  }
  const changes = changesOf(node, defaults);
  if (changes.length === 0) return;
  for (const { path, value } of changes)
    node.addPropertyOverride(path.map((key) => key.replaceAll('.', String.raw`\.`)).join('.'), value);
  const list = changes.map(({ path, value, text }) => `${path.join('.')} to ${text ?? String(value)}`).join(', ');
  addInfo(node, 'cdk-websocket-guard:defaults', `${defaults.aspect} set ${list}.`);
}

function changesOf(resource: CfnResource, defaults: ApiDefaults): readonly Change[] {
  switch (resource.cfnResourceType) {
    case STAGE:
      return protocolOf(resource) === defaults.protocol ? stageChanges(resource, defaults) : [];
    case 'AWS::ApiGatewayV2::Integration':
      return protocolOf(resource) === defaults.protocol ? integrationChanges(resource, defaults) : [];
    default:
      return [];
  }
}

function stageChanges(stage: CfnResource, defaults: ApiDefaults): readonly Change[] {
  const { AutoDeploy, DeploymentId, DefaultRouteSettings, RouteSettings, AccessLogSettings } =
    templateProperties(stage);
  const all = missing(['DefaultRouteSettings'], DefaultRouteSettings, defaults.settings);
  const effective = {
    ...defaults.settings,
    ...(isLiteralObject(DefaultRouteSettings) ? stated(DefaultRouteSettings) : {}),
  };
  const single = isLiteralObject(RouteSettings)
    ? Object.entries(RouteSettings).flatMap(([key, settings]) => missing(['RouteSettings', key], settings, effective))
    : [];
  return [
    ...(AutoDeploy === undefined && DeploymentId === undefined ? [{ path: ['AutoDeploy'], value: true }] : []),
    ...all,
    ...single,
    ...logChanges(stage, AccessLogSettings, defaults),
  ];
}

/** The log group that was created for a stage, by the resource of the stage. */
const logGroups = new WeakMap<CfnResource, LogGroup>();

/**
 * Creates the log group of a stage at the same path as this package's stages and injectors do, so that moving from one
 * to another replaces nothing. It is created when the construct of the stage is visited, so that other Aspects visit
 * it.
 */
function addStageLogGroup(construct: IConstruct, { protocol, retention }: ApiDefaults): void {
  const stage = construct.node.tryFindChild('Resource');
  if (!stage || !CfnResource.isCfnResource(stage) || stage.cfnResourceType !== STAGE) return;
  if (Stack.isStack(construct) || construct.node.tryFindChild('AccessLog') || protocolOf(stage) !== protocol) return;
  if (lacksDestination(templateProperties(stage).AccessLogSettings))
    logGroups.set(stage, new LogGroup(construct, 'AccessLog', { retention }));
}

function lacksDestination(settings: unknown): boolean {
  return settings === undefined || (isLiteralObject(settings) && settings.DestinationArn === undefined);
}

function logChanges(stage: CfnResource, settings: unknown, { retention, logFormat }: ApiDefaults): readonly Change[] {
  const prepared = logGroups.get(stage);
  logGroups.delete(stage);
  // Another Aspect may have set a destination since.
  if (prepared && !lacksDestination(settings)) prepared.node.scope?.node.tryRemoveChild(prepared.node.id);
  if (settings !== undefined && !isLiteralObject(settings)) return [];
  const { DestinationArn, Format } = settings ?? {};
  const changes: Change[] = [];
  if (DestinationArn === undefined) {
    const group = prepared ?? new LogGroup(stage, 'AccessLog', { retention });
    const text = `log group ${group.node.path}`;
    changes.push({ path: ['AccessLogSettings', 'DestinationArn'], value: group.logGroupArn, text });
  }
  if (Format === undefined) changes.push({ path: ['AccessLogSettings', 'Format'], ...logFormat });
  return changes;
}

function integrationChanges(integration: CfnResource, { timeoutMs }: ApiDefaults): readonly Change[] {
  return templateProperties(integration).TimeoutInMillis === undefined
    ? [{ path: ['TimeoutInMillis'], value: timeoutMs }]
    : [];
}

/** The missing settings; none where the settings as a whole are known at deployment only. */
function missing(path: readonly string[], settings: unknown, defaults: TemplateRouteSettings): readonly Change[] {
  if (settings !== undefined && !isLiteralObject(settings)) return [];
  return Object.entries(defaults)
    .filter(([key]) => settings?.[key] === undefined)
    .map(([key, value]: [string, unknown]) => ({ path: [...path, key], value }));
}

/** Whether a value of the template is a literal object, and no intrinsic function. */
function isLiteralObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  return !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

/** The protocol of the API that a resource belongs to; undefined where it is unknown. */
export function protocolOf(resource: CfnResource): unknown {
  const api = apiOf(resource);
  if (api) return templateProperties(api).ProtocolType;
  const { api: stageApi, httpApi } = (resource.node.scope ?? {}) as {
    readonly api?: { readonly isWebsocketApi?: boolean; readonly isHttpApi?: boolean };
    readonly httpApi?: { readonly isHttpApi?: boolean };
  };
  if (stageApi?.isWebsocketApi) return 'WEBSOCKET';
  return (stageApi ?? httpApi)?.isHttpApi ? 'HTTP' : undefined;
}
