import type { Part } from '../../apigateway/model';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Judge, Verdict } from '../policy';
import { keysOf } from './keys';

/**
 * Asks about settings wherever stages can set them: for all routes, and for single ones. The test rests on what it is given.
 *
 * @param judge takes down the verdicts
 * @param stages each an `AWS::ApiGatewayV2::Stage`
 * @param settings properties of `DefaultRouteSettings` and of the entries of `RouteSettings`
 * @param test what the policy says of the value of a setting, and of the route whose entry it stands in
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
