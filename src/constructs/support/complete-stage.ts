import type { CfnStage, IApi, IStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import { isObject } from '../../cloudformation/document/json';
import { optionsProblem } from '../../engine/config/assert-options';
import type { WebSocketRouteSettings } from '../options/websocket-route-settings';
import { addAccessLog } from './access-log';
import { checkDomainMapping, checkMember, checkOptional, refuseAt } from './check-given';
import { checkStageName } from './check-stage-name';
import { fail } from './fail';
import { checkRouteSettings, routeSettings, stated, type TemplateRouteSettings } from './route-settings';
import { applyRouteSettings, settingsOf, toProperty } from './stage-settings';
import { isGiven, shown } from './value-problems';

/** The properties that stages of both kinds have. */
interface StageProps extends WebSocketRouteSettings {
  readonly stageName?: string;
  readonly routeSettings?: Readonly<Record<string, WebSocketRouteSettings>>;
  readonly accessLogRetention?: RetentionDays;
  readonly accessLogSettings?: unknown;
}

/** The defaults of a stage. */
interface StageDefaults {
  readonly settings: TemplateRouteSettings;
  readonly accessLogFormat: string;
}

/**
 * Rejects properties with which a stage cannot work.
 *
 * @param scope where the stage would be created
 * @param id its id
 * @param props its properties
 * @param settingNames the settings that a route of such an API has
 * @throws Error for a stage name that AWS rejects, for settings that do not exist or are of another kind, and for a limit
 * that refuses every request
 */
export function checkStage(
  scope: IConstruct,
  id: string,
  props: StageProps,
  settingNames: readonly (keyof WebSocketRouteSettings)[],
): void {
  if (isGiven(props.stageName)) checkStageName(scope, id, props.stageName);
  checkDomainMapping(scope, id, props, 'domainMapping');
  checkAccessLog(scope, id, props);
  checkRouteSettings(scope, id, '', props);
  checkOptional(scope, id, props, 'routeSettings', { text: 'an object with the settings of routes by route key' });
  for (const [key, settings] of Object.entries(props.routeSettings ?? {})) {
    const name = `routeSettings["${key}"]`;
    if (!isObject(settings))
      fail(scope, id, `${name} is ${shown(settings)}, but has to be an object with the settings of the route.`);
    const problem = optionsProblem(stated(settings), settingNames);
    refuseAt(scope, id, problem && `${name} ${problem}`);
    checkRouteSettings(scope, id, `${name}.`, settings);
  }
}

/** Rejects a log group where its settings are wanted, or where its destination is. */
function checkAccessLog(scope: IConstruct, id: string, props: StageProps): void {
  checkOptional(scope, id, props, 'accessLogSettings', {
    text: 'an object: { destination: new LogGroupLogDestination(logGroup) }',
  });
  checkMember(scope, id, props, 'accessLogSettings', 'destination', {
    member: 'bind',
    text: 'a destination: new LogGroupLogDestination(logGroup)',
  });
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
