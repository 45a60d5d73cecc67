import { isMethod, methodName, receiverOf } from './method-calls';
import type { SourceFile } from './source-file';
import { type Value, numberOf, stringOf } from './static-values';
import type { Node } from './syntax';

const MILLISECONDS: ReadonlyMap<string, number> = new Map([
  ['core.Duration.millis', 1],
  ['core.Duration.seconds', 1_000],
  ['core.Duration.minutes', 60_000],
  ['core.Duration.hours', 3_600_000],
  ['core.Duration.days', 86_400_000],
]);

/** Methods of `Duration` that return a number, with the milliseconds of their unit. */
const CONVERSIONS = { toMilliseconds: 1, toSeconds: 1000 } as const;

/** How deep sums are followed into their operands; this ends cycles. */
const MAX_DEPTH = 5;

/** A `Duration` of aws-cdk-lib in milliseconds; undefined for anything else, and where it is unknown. */
export function millisecondsOf(file: SourceFile, value: Value, depth = 0): number | undefined {
  if (value.kind === 'unknown') return value.node && sumOf(file, value.node, depth);
  if (value.kind !== 'call') return undefined;
  const argument = file.evaluator.evaluate(value.args[0]);
  if (value.symbol === 'core.Duration.parse') return parsed(stringOf(argument) ?? '');
  const factor = MILLISECONDS.get(value.symbol);
  const amount = numberOf(argument);
  return factor === undefined || amount === undefined ? undefined : amount * factor;
}

/**
 * The milliseconds of a duration that is written as a number, or converted to one: `Duration.minutes(1).toSeconds()`.
 *
 * @param method the conversion to the unit of the number
 */
export function millisecondsOfNumber(
  file: SourceFile,
  value: Value,
  method: keyof typeof CONVERSIONS,
): number | undefined {
  const number = numberOf(value);
  if (number !== undefined) return number * CONVERSIONS[method];
  const call = value.kind === 'unknown' && value.node ? file.evaluator.origin(value.node) : undefined;
  if (call?.type !== 'CallExpression' || methodName(call) !== method) return undefined;
  return millisecondsOf(file, file.evaluator.evaluate(receiverOf(call)));
}

/** `a.plus(b)` and `a.minus(b)` */
function sumOf(file: SourceFile, written: Node, depth: number): number | undefined {
  const call = file.evaluator.origin(written);
  if (call.type !== 'CallExpression' || !isMethod(call, /^(?:plus|minus)$/) || depth > MAX_DEPTH) return undefined;
  const [one, other] = [receiverOf(call), call.arguments[0]].map((operand) =>
    millisecondsOf(file, file.evaluator.evaluate(operand), depth + 1),
  );
  if (one === undefined || other === undefined) return undefined;
  return methodName(call) === 'plus' ? one + other : one - other;
}

/** A duration as ISO 8601 writes it: `PT1M30S`. */
function parsed(text: string): number | undefined {
  const match = /^P(?=.*\d)(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!match) return undefined;
  const amounts: readonly (string | undefined)[] = match.slice(1);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = amounts.map((amount) => Number(amount ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
