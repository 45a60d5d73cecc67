import type { CfnStage, IApi, IStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { optionsProblem } from '../../engine/config/assert-options';
import type { WebSocketRouteSettings } from '../options/websocket-route-settings';
import { addAccessLog, ownLogGroup } from './access-log';
import { autoDeployOf } from './auto-deploy';
import { check } from './check';
import { fail } from './fail';
import { DOMAIN_MAPPING, having, options, orNothing } from './kinds';
import { checkThrottle, ROUTE_SETTINGS, routeSettings, stated, type TemplateRouteSettings } from './route-settings';
import { applyRouteSettings, settingsOf, toProperty } from './stage-settings';

/** The properties that stages of both kinds have. */
interface StageProps extends WebSocketRouteSettings {
  readonly routeSettings?: Readonly<Record<string, WebSocketRouteSettings>>;
  readonly accessLogRetention?: RetentionDays;
  readonly accessLogSettings?: unknown;
}

/** The defaults of a stage. */
interface StageDefaults {
  readonly settings: TemplateRouteSettings;
  readonly accessLogFormat: string;
}

const DESTINATION = 'new LogGroupLogDestination(logGroup)';

const KINDS = {
  domainMapping: orNothing(DOMAIN_MAPPING),
  accessLogSettings: orNothing(
    options(`an object: { destination: ${DESTINATION} }`, {
      destination: having(`a destination: ${DESTINATION}`, 'bind'),
    }),
  ),
  stageVariables: orNothing(options("an object: { tenant: 'acme' }")),
  ...ROUTE_SETTINGS,
  routeSettings: orNothing(options('an object with the settings of routes by route key')),
};

/**
 * Rejects properties with which a stage cannot work.
 *
 * @param place the path of the stage
 * @param props its properties
 * @param settingNames the settings that a route of such an API has
 * @throws Error for settings that do not exist or are of another kind, and for a limit that refuses every request
 */
export function checkStage(
  place: string,
  props: StageProps,
  settingNames: readonly (keyof WebSocketRouteSettings)[],
): void {
  check(place, props, KINDS);
  checkThrottle(place, 'throttle', props.throttle);
  for (const [key, settings] of Object.entries(props.routeSettings ?? {})) {
    const name = `routeSettings["${key}"]`;
    check(place, { [name]: settings }, { [name]: options('an object with the settings of the route', ROUTE_SETTINGS) });
    const problem = optionsProblem(stated(settings), settingNames);
    if (problem !== undefined) fail(place, `${name} ${problem}`);
    checkThrottle(place, `${name}.throttle`, settings.throttle);
  }
}

/**
 * Sets the properties of a stage that aws-cdk-lib does not: deployment, throttling, logs, metrics, and settings by
 * route.
 *
 * @returns the log group of its access log; undefined where the log goes elsewhere
 */
export function completeStage(
  scope: IStage & { readonly api: IApi },
  props: StageProps,
  defaults: StageDefaults,
): ILogGroup | undefined {
  const stage = scope.node.findChild('Resource') as CfnStage;
  stage.autoDeploy ??= autoDeployOf(scope.node.scope as Construct, scope.node.id);
  const settings = { ...defaults.settings, ...settingsOf(stage), ...routeSettings(props) };
  stage.defaultRouteSettings = toProperty(settings);
  const logGroup = stage.accessLogSettings
    ? ownLogGroup(scope)
    : addAccessLog(scope, stage, defaults.accessLogFormat, props.accessLogRetention);
  if (props.routeSettings) {
    const byKey: Record<string, TemplateRouteSettings> = {};
    for (const [key, own] of Object.entries(props.routeSettings)) byKey[key] = { ...settings, ...routeSettings(own) };
    applyRouteSettings(scope, stage, byKey);
  }
  return logGroup;
}
