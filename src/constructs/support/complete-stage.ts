import type { CfnStage, IApi, IStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import { isObject } from '../../cloudformation/document/json';
import type { WebSocketRouteSettings } from '../options/websocket-route-settings';
import { addAccessLog } from './access-log';
import { checkStageName } from './check-stage-name';
import { fail } from './fail';
import { checkThrottle, routeSettings, type TemplateRouteSettings } from './route-settings';
import { applyRouteSettings, settingsOf, toProperty } from './stage-settings';

/** The properties that stages of both kinds have. */
interface StageProps extends WebSocketRouteSettings {
  readonly stageName?: string;
  readonly routeSettings?: Readonly<Record<string, WebSocketRouteSettings>>;
  readonly accessLogRetention?: RetentionDays;
}

/** The defaults of a stage. */
interface StageDefaults {
  readonly settings: TemplateRouteSettings;
  readonly accessLogFormat: string;
}

/**
 * Rejects properties with which a stage cannot work.
 *
 * @throws Error for a stage name that AWS rejects, for settings of a route that are no object, and for a limit that refuses
 * every request
 */
export function checkStage(scope: IConstruct, id: string, props: StageProps): void {
  if (props.stageName !== undefined) checkStageName(scope, id, props.stageName);
  checkThrottle(scope, id, 'throttle', props);
  for (const [key, settings] of Object.entries(props.routeSettings ?? {})) {
    if (!isObject(settings))
      fail(
        scope,
        id,
        `routeSettings["${key}"] is ${JSON.stringify(settings)}, but has to be an object with the settings of the route.`,
      );
    checkThrottle(scope, id, `routeSettings["${key}"].throttle`, settings);
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
  stage.autoDeploy ??= true;
  const settings = { ...defaults.settings, ...settingsOf(stage), ...routeSettings(props) };
  stage.defaultRouteSettings = toProperty(settings);
  const logGroup = stage.accessLogSettings
    ? undefined
    : addAccessLog(scope, stage, defaults.accessLogFormat, props.accessLogRetention);
  if (props.routeSettings) {
    const byKey: Record<string, TemplateRouteSettings> = {};
    for (const [key, own] of Object.entries(props.routeSettings)) byKey[key] = { ...settings, ...routeSettings(own) };
    applyRouteSettings(scope, stage, byKey);
  }
  return logGroup;
}
