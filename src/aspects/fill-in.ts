import { Annotations, CfnResource, Stack } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import { stated, throttleProblem, type TemplateRouteSettings } from '../constructs/support/route-settings';
import { apiOf, templateProperties } from '../constructs/support/api-resources';

const STAGE = 'AWS::ApiGatewayV2::Stage';

/** What an Aspect fills in for the APIs of one kind. */
export interface ApiDefaults {
  /** The Aspect, as its annotations name it. */
  readonly aspect: string;
  /** Which APIs it is for. */
  readonly protocol: 'WEBSOCKET' | 'HTTP';
  /** The default settings of the routes of a stage. */
  readonly settings: TemplateRouteSettings;
  /** How long the log groups that it makes are kept. */
  readonly retention: RetentionDays;
  /** The format of an access log, and how to say it. */
  readonly logFormat: { readonly value: string; readonly text: string };
  /** How long API Gateway waits for an integration that states nothing. */
  readonly timeoutMs: number;
}

/**
 * Rejects limits that let nothing through, before they are in every stage.
 *
 * @throws Error naming the Aspect and the limit
 */
export function assertThrottle(aspect: string, options: Parameters<typeof throttleProblem>[1]): void {
  const problem = throttleProblem('throttle', options);
  if (problem !== undefined) throw new Error(`${aspect}: ${problem}`);
}

/** A change: the path of a property, its new value, and how to say it. */
interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly text?: string;
}

/**
 * Fills in what a stage or an integration lacks, and says so by an info annotation at the resource.
 *
 * @param node any construct; only resources of the APIs that the defaults are for are changed
 * @param defaults what is filled in
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
  Annotations.of(node).addInfoV2('cdk-websocket-guard:defaults', `${defaults.aspect} set ${list}.`);
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

/** The log group that is made for the resource of a stage, below the construct of that stage. */
const logGroups = new WeakMap<CfnResource, LogGroup>();

/**
 * Makes the log group of a stage where this package's stages and injectors have it, so that moving from one to another
 * replaces nothing. It is made when the construct of the stage is visited, for other Aspects to visit it.
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

/** The settings that are not there; none where the whole is only known at deployment. */
function missing(path: readonly string[], settings: unknown, defaults: TemplateRouteSettings): readonly Change[] {
  if (settings !== undefined && !isLiteralObject(settings)) return [];
  return Object.entries(defaults)
    .filter(([key]) => settings?.[key] === undefined)
    .map(([key, value]: [string, unknown]) => ({ path: [...path, key], value }));
}

/** Whether a value of the template is an object with its keys in sight, and no intrinsic function. */
function isLiteralObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  return !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

/** The kind of API a resource belongs to; undefined where that cannot be told. */
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
