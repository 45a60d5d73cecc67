import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isObject } from '../../cloudformation/document/json';
import { optionsProblem, spellingProblem } from '../../engine/config/assert-options';
import type { WebSocketRouteSettings } from '../options/websocket-route-settings';
import { LoggingLevel } from '../options/logging-level';
import { refuse, refuseAt } from './check-given';
import { flagProblem, isGiven, optionalChoiceProblem, shown } from './value-problems';

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

/** An object without the keys that have no value, or null for none. */
export function stated<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isGiven(value))) as Partial<T>;
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
  refuseAt(scope, id, settingsProblem(prefix, settings));
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
    optionalChoiceProblem(`${prefix}loggingLevel`, loggingLevel, Object.values(LoggingLevel)) ??
    flagProblem(`${prefix}dataTraceEnabled`, dataTraceEnabled) ??
    flagProblem(`${prefix}detailedMetricsEnabled`, detailedMetricsEnabled)
  );
}

const LIMITS = ['rateLimit', 'burstLimit'] as const;

/** What is wrong with throttling limits; undefined when nothing is. */
function throttleProblem(name: string, settings: WebSocketRouteSettings): string | undefined {
  const throttle: unknown = settings.throttle ?? {};
  // As in aws-cdk-lib, false is nothing: `isProduction && { … }`.
  if (throttle === false) return undefined;
  if (Token.isUnresolved(throttle) || !isObject(throttle))
    return `${name} is ${shown(throttle)}, but has to be an object with limits: { rateLimit: 100, burstLimit: 50 }.`;
  const problem = nameProblem(throttle);
  if (problem !== undefined) return `${name} ${problem}`;
  for (const key of LIMITS) {
    const limit: unknown = throttle[key];
    if (!isGiven(limit) || Token.isUnresolved(limit)) continue;
    const isBurst = key === 'burstLimit';
    if (typeof limit === 'number' && limit > 0 && (!isBurst || Number.isInteger(limit))) continue;
    const refusesAll = typeof limit === 'number' && limit < 1;
    return `${name}.${key} is ${shown(limit)}, but has to be a ${isBurst ? 'whole number from 1 on' : 'number above 0'}${refusesAll ? ': with less, API Gateway answers every request with 429' : ''}.`;
  }
  return undefined;
}

/** Limits may be the object of a class with more members; one without any limit is a mistake. */
function nameProblem(throttle: object): string | undefined {
  const hasLimit = LIMITS.some((key) => key in throttle);
  return hasLimit ? spellingProblem(throttle, LIMITS) : optionsProblem(throttle, LIMITS);
}
