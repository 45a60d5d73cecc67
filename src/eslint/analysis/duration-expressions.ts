import type { SourceFile } from './source-file';
import { type Value, numberOf } from './static-values';

const MILLISECONDS: Readonly<Record<string, number>> = {
  millis: 1,
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** A `Duration` of aws-cdk-lib in milliseconds; undefined where it is something else or cannot be told. */
export function millisecondsOf({ evaluator }: SourceFile, value: Value): number | undefined {
  if (value.kind !== 'call') return undefined;
  const unit = /^core\.Duration\.(\w+)$/.exec(value.symbol)?.[1];
  const factor = unit === undefined ? undefined : MILLISECONDS[unit];
  const amount = numberOf(evaluator.evaluate(value.args[0]));
  return factor === undefined || amount === undefined ? undefined : amount * factor;
}
