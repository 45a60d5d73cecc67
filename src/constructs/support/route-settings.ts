import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { optionsProblem } from '../../engine/config/assert-options';
import type { WebSocketRouteSettings } from '../options/websocket-route-settings';
import { LoggingLevel } from '../options/logging-level';
import { choiceProblem, flagProblem, refuse } from './check-given';
import { fail } from './fail';

/** Route settings as the template has them; undefined is absent. */
export interface TemplateRouteSettings {
  readonly ThrottlingRateLimit?: unknown;
  readonly ThrottlingBurstLimit?: unknown;
  readonly LoggingLevel?: unknown;
  readonly DataTraceEnabled?: unknown;
  readonly DetailedMetricsEnabled?: unknown;
}

/** Route settings as the template has them, with those that are set. */
export function routeSettings(settings: WebSocketRouteSettings): TemplateRouteSettings {
  return stated({
    ThrottlingRateLimit: settings.throttle?.rateLimit,
    ThrottlingBurstLimit: settings.throttle?.burstLimit,
    LoggingLevel: settings.loggingLevel,
    DataTraceEnabled: settings.dataTraceEnabled,
    DetailedMetricsEnabled: settings.detailedMetricsEnabled,
  });
}

/** An object without the keys that have no value. */
export function stated<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/**
 * Rejects settings that cannot work.
 *
 * @param scope where the stage would be created
 * @param id its id
 * @param prefix what comes before the names of the settings: `routeSettings["send"].`
 * @param settings the settings
 * @throws Error for a limit that is 0 or less, a burst that is no whole number, a limit that does not exist, and a level or
 * a flag that is none
 */
export function checkRouteSettings(
  scope: IConstruct,
  id: string,
  prefix: string,
  settings: WebSocketRouteSettings,
): void {
  const problem = settingsProblem(prefix, settings);
  if (problem !== undefined) fail(scope, id, problem);
}

/**
 * Rejects options for all stages that cannot work.
 *
 * @throws Error naming who they are for, and the option
 */
export function assertRouteSettings(who: string, options: WebSocketRouteSettings): void {
  refuse(who, settingsProblem('', options));
}

function settingsProblem(prefix: string, settings: WebSocketRouteSettings): string | undefined {
  const { loggingLevel, dataTraceEnabled, detailedMetricsEnabled } = settings;
  return (
    throttleProblem(`${prefix}throttle`, settings) ??
    (loggingLevel === undefined
      ? undefined
      : choiceProblem(`${prefix}loggingLevel`, loggingLevel, Object.values(LoggingLevel))) ??
    flagProblem(`${prefix}dataTraceEnabled`, dataTraceEnabled) ??
    flagProblem(`${prefix}detailedMetricsEnabled`, detailedMetricsEnabled)
  );
}

/** What is wrong with throttling limits; undefined when nothing is. */
function throttleProblem(name: string, { throttle = {} }: WebSocketRouteSettings): string | undefined {
  const problem = optionsProblem(throttle, { rateLimit: true, burstLimit: true });
  if (problem !== undefined) return `${name} ${problem}.`;
  for (const [key, limit] of Object.entries(throttle) as [string, number | undefined][]) {
    if (limit === undefined || Token.isUnresolved(limit)) continue;
    const isBurst = key === 'burstLimit';
    if (limit > 0 && (!isBurst || Number.isInteger(limit))) continue;
    return `${name}.${key} is ${limit}, but has to be ${isBurst ? 'a whole number from 1 on' : 'above 0'}: with less, API Gateway answers every request with 429.`;
  }
  return undefined;
}
