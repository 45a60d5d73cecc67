import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2';
import { optionsProblem, spellingProblem } from '../../engine/config/assert-options';
import type { WebSocketRouteSettings } from '../options/websocket-route-settings';
import { LoggingLevel } from '../options/logging-level';
import { check } from './check';
import { fail } from './fail';
import { choice, FLAG, optional, options, orLater, orNothing } from './kinds';
import { isGiven } from './shown';

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

const THROTTLE = {
  rateLimit: optional(
    orLater(
      'a number above 0: with 0, API Gateway answers every request with 429',
      (value) => typeof value === 'number' && value > 0,
    ),
  ),
  burstLimit: optional(
    orLater(
      'a whole number from 1 on: with less, API Gateway answers every request with 429',
      (value) => Number.isInteger(value) && Number(value) > 0,
    ),
  ),
};

/** The settings of a stage and of a route. */
export const ROUTE_SETTINGS = {
  throttle: orNothing(options('an object with limits: { rateLimit: 100, burstLimit: 50 }', THROTTLE)),
  loggingLevel: optional(choice(Object.values(LoggingLevel))),
  dataTraceEnabled: optional(FLAG),
  detailedMetricsEnabled: optional(FLAG),
};

/**
 * Rejects limits that do not exist. They may be the object of a class with more members; one without any limit is a
 * mistake.
 *
 * @param place where they are
 * @param name what they are called there
 * @throws Error for a limit that does not exist
 */
export function checkThrottle(place: string, name: string, throttle?: ThrottleSettings): void {
  if (!throttle) return;
  const names = Object.keys(THROTTLE);
  const hasLimit = names.some((limit) => limit in throttle);
  const problem = hasLimit ? spellingProblem(throttle, names) : optionsProblem(throttle, names);
  if (problem !== undefined) fail(place, `${name} ${problem}`);
}

/**
 * Rejects options for all stages that cannot work.
 *
 * @throws Error naming who they are for, and the option
 */
export function assertRouteSettings(who: string, settings: WebSocketRouteSettings): void {
  check(who, settings, ROUTE_SETTINGS);
  checkThrottle(who, 'throttle', settings.throttle);
}
