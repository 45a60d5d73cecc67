import type { Model, Part } from '../../apigateway/model';
import { WRITING_LEVELS } from '../../aws/documented-values';
import type { Path } from '../../cloudformation/document/json';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Assumption } from '../../cloudformation/types';
import type { Judge, Verdict, Violation } from '../policy';
import { eachValue } from './each-value';
import { isEmpty } from './is-empty';
import { violationsIn } from './violations-in';

/** How many branches of one stage without a log are followed. */
const MAX_BRANCHES = 64;

/** The settings with which API Gateway writes an execution log, for all routes or for one. */
const WRITING: readonly (readonly [string, (value: Value) => boolean])[] = [
  ['LoggingLevel', (level) => WRITING_LEVELS.includes(level.string ?? '')],
  ['DataTraceEnabled', (trace) => trace.boolean === true],
];

/**
 * Judges every stage that writes logs (access logs, or execution logs of any route), in each branch in which it does.
 *
 * @param test the verdict on the stage in that branch
 */
export function checkLoggingStages(
  judge: Judge,
  model: Model,
  test: (stage: Part, when: readonly Assumption[]) => Verdict,
): void {
  judge.value(model.stages, 'AccessLogSettings.DestinationArn', (destination, stage) => {
    if (!isEmpty(destination)) return test(stage, destination.when);
    let silent: readonly (readonly Assumption[])[] = [destination.when];
    const found: Violation[] = [];
    for (const settings of settingsOf(judge, stage, destination.when)) {
      for (const [name, isWriting] of WRITING) {
        const values = silent.slice(0, MAX_BRANCHES).flatMap((when) => judge.read(stage, [...settings, name], when));
        const left: (readonly Assumption[])[] = [];
        const violations = eachValue(judge, stage, values, (value) => {
          if (isWriting(value)) return violationsIn(test(stage, value.when), value.when);
          left.push(value.when);
          return [];
        });
        found.push(...violations);
        silent = left;
      }
    }
    return found;
  });
}

/** The paths of a stage's settings for logs: for all routes, and for single ones. */
function settingsOf(judge: Judge, stage: Part, when: readonly Assumption[]): readonly Path[] {
  const keys = new Set(judge.read(stage, 'RouteSettings', when).flatMap(({ term }) => [...entriesOf(term)]));
  return [['DefaultRouteSettings'], ...[...keys].map((key) => ['RouteSettings', key])];
}

function entriesOf(term: Value['term']): Iterable<string> {
  return term.kind === 'map' ? term.entries.keys() : [];
}
