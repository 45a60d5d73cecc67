import type { Part } from '../../apigateway/model';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Judge, Verdict } from '../policy';
import { keysOf } from './keys';

/**
 * Judges settings of stages, those for all routes and those for single ones.
 *
 * @param judge records the verdicts
 * @param stages each an `AWS::ApiGatewayV2::Stage`
 * @param settings properties of `DefaultRouteSettings` and of the entries of `RouteSettings`
 * @param test the verdict on the value of a setting, and on the route of its entry
 */
export function checkSettings(
  judge: Judge,
  stages: readonly Part[],
  settings: readonly string[],
  test: (value: Value, setting: string, routeKey: string | undefined) => Verdict,
): void {
  for (const setting of settings)
    judge.value(stages, ['DefaultRouteSettings', setting], (value) => test(value, setting, undefined));
  for (const [stage, key] of keysOf(judge, stages, 'RouteSettings')) {
    for (const setting of settings)
      judge.value(stage, ['RouteSettings', key, setting], (value) => test(value, setting, key));
  }
}
