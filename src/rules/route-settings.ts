import type { Part } from '../model/model';
import type { Value } from '../model/value';
import { keysOf } from './keys';
import type { Judge, Verdict } from './policy';

/**
 * Asks about a setting wherever a stage can set it: for all of its routes, and for single ones.
 *
 * @param judge takes down the verdicts
 * @param stage an `AWS::ApiGatewayV2::Stage`
 * @param setting a property of `DefaultRouteSettings` and of the entries of `RouteSettings`
 * @param test what the policy says of the value, and of the route whose entry it stands in
 */
export function judgeSetting(
  judge: Judge,
  stage: Part,
  setting: string,
  test: (value: Value, routeKey: string | undefined) => Verdict,
): void {
  judge.value(stage, ['DefaultRouteSettings', setting], (value) => test(value, undefined));
  for (const key of routeSettingKeys(judge, stage))
    judge.value(stage, ['RouteSettings', key, setting], (value) => test(value, key));
}

/** The route keys that a stage has settings for, in any branch; settings out of sight are an unknown verdict. */
export function routeSettingKeys(judge: Judge, stage: Part): ReadonlySet<string> {
  return keysOf(judge, stage, 'RouteSettings');
}
