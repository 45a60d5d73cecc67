import type { SourceFile } from './source-file';
import { type Value, numberOf } from './static-values';

const MILLISECONDS: ReadonlyMap<string, number> = new Map([
  ['core.Duration.millis', 1],
  ['core.Duration.seconds', 1_000],
  ['core.Duration.minutes', 60_000],
  ['core.Duration.hours', 3_600_000],
  ['core.Duration.days', 86_400_000],
]);

/** A `Duration` of aws-cdk-lib in milliseconds; undefined for anything else, and where it is unknown. */
export function millisecondsOf({ evaluator }: SourceFile, value: Value): number | undefined {
  if (value.kind !== 'call') return undefined;
  const factor = MILLISECONDS.get(value.symbol);
  const amount = numberOf(evaluator.evaluate(value.args[0]));
  return factor === undefined || amount === undefined ? undefined : amount * factor;
}
