import type { Model, Part } from '../../apigateway/model';
import { WRITING_LEVELS } from '../../aws/documented-values';
import type { Assumption } from '../../cloudformation/types';
import type { Judge, Verdict } from '../policy';
import { violationsIn } from './violations-in';
import { eachValue } from './each-value';

/**
 * Asks about every stage that writes logs, in each branch in which it does: access logs, or execution logs.
 *
 * @param test what the policy says of the stage in that branch
 */
export function checkLoggingStages(
  judge: Judge,
  model: Model,
  test: (stage: Part, when: readonly Assumption[]) => Verdict,
): void {
  judge.value(model.stages, 'AccessLogSettings.DestinationArn', (destination, stage) => {
    if (!destination.isAbsent) return test(stage, destination.when);
    const levels = judge.read(stage, 'DefaultRouteSettings.LoggingLevel', destination.when);
    return eachValue(judge, stage, levels, (level) =>
      WRITING_LEVELS.includes(level.string ?? '') ? violationsIn(test(stage, level.when), level.when) : [],
    );
  });
}
