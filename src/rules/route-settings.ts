import type { Part } from '../model/model';
import type { Value } from '../model/value';
import { keysOf } from './keys';
import type { Judge, Verdict } from './policy';

/**
 * Asks about settings wherever a stage can set them: for all of its routes, and for single ones.
 *
 * @param judge takes down the verdicts
 * @param stage an `AWS::ApiGatewayV2::Stage`
 * @param settings properties of `DefaultRouteSettings` and of the entries of `RouteSettings`
 * @param test what the policy says of the value of a setting, and of the route whose entry it stands in
 */
export function judgeSettings(
  judge: Judge,
  stage: Part,
  settings: readonly string[],
  test: (value: Value, setting: string, routeKey: string | undefined) => Verdict,
): void {
  for (const key of [undefined, ...routeSettingKeys(judge, stage)]) {
    const entry = key === undefined ? ['DefaultRouteSettings'] : ['RouteSettings', key];
    for (const setting of settings) judge.value(stage, [...entry, setting], (value) => test(value, setting, key));
  }
}

/** The route keys that a stage has settings for, in any branch; settings out of sight are an unknown verdict. */
export function routeSettingKeys(judge: Judge, stage: Part): ReadonlySet<string> {
  return keysOf(judge, stage, 'RouteSettings');
}
