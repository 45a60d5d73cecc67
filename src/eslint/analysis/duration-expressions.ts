import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile } from './source-file';
import { type Value, nodeOf, numberOf, stringOf } from './static-values';
import { memberName, unwrap, type Node } from './syntax';

const MILLISECONDS: ReadonlyMap<string, number> = new Map([
  ['core.Duration.millis', 1],
  ['core.Duration.seconds', 1_000],
  ['core.Duration.minutes', 60_000],
  ['core.Duration.hours', 3_600_000],
  ['core.Duration.days', 86_400_000],
]);

/** How many sums are followed; this ends cycles. */
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

/** A number of milliseconds, also of `Duration.seconds(29).toMilliseconds()`. */
export function asMilliseconds(file: SourceFile, value: Value): number | undefined {
  return value.kind === 'unknown' ? converted(file, value, /^toMilliseconds$/) : numberOf(value);
}

/** A number of seconds, also of `Duration.minutes(1).toSeconds()`, in milliseconds. */
export function millisecondsOfSeconds(file: SourceFile, value: Value): number | undefined {
  if (value.kind === 'unknown') return converted(file, value, /^toSeconds$/);
  const seconds = numberOf(value);
  return seconds === undefined ? undefined : seconds * 1000;
}

/** The milliseconds of a `Duration` that a method makes a number of. */
function converted(file: SourceFile, value: Value, method: RegExp): number | undefined {
  const written = nodeOf(value);
  const call = written && methodCall(file.evaluator.origin(written), method);
  return call && millisecondsOf(file, file.evaluator.evaluate(call.receiver));
}

/** `a.plus(b)` and `a.minus(b)` */
function sumOf(file: SourceFile, written: Node, depth: number): number | undefined {
  const call = methodCall(file.evaluator.origin(written), /^(?:plus|minus)$/);
  if (!call || depth > MAX_DEPTH) return undefined;
  const [one, other] = [call.receiver, call.argument].map((operand) =>
    millisecondsOf(file, file.evaluator.evaluate(operand), depth + 1),
  );
  if (one === undefined || other === undefined) return undefined;
  return call.name === 'plus' ? one + other : one - other;
}

interface MethodCall {
  readonly name: string;
  readonly receiver: Node;
  readonly argument: TSESTree.CallExpressionArgument | undefined;
}

function methodCall(node: Node, names: RegExp): MethodCall | undefined {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  const name = callee?.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || name === undefined) return undefined;
  return names.test(name) ? { name, receiver: callee.object, argument: node.arguments[0] } : undefined;
}

/** A duration as ISO 8601 writes it: `PT1M30S`. */
function parsed(text: string): number | undefined {
  const match = /^P(?=.*\d)(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!match) return undefined;
  const amounts: readonly (string | undefined)[] = match.slice(1);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = amounts.map((amount) => Number(amount ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
