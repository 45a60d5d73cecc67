import type { TSESTree } from '@typescript-eslint/utils';
import { ABSENT, type Value } from './static-values';
import type { Node } from './syntax';

/** The result of a unary operator. */
export function unaryResult(operator: string, operand: Value, node: Node): Value {
  if (operator === 'void') return ABSENT;
  if (operand.kind !== 'literal') return { kind: 'unknown', node };
  const { value } = operand;
  if (operator === '!') return { kind: 'literal', value: !value, node };
  if (typeof value !== 'number') return { kind: 'unknown', node };
  if (operator === '-') return { kind: 'literal', value: -value, node };
  return operator === '+' ? { kind: 'literal', value, node } : { kind: 'unknown', node };
}

/** The result of a binary operator: a number, or a text with parts that may be unknown. */
export function binaryResult(
  { operator, left, right }: TSESTree.BinaryExpression,
  values: readonly [Value, Value],
  node: Node,
): Value {
  const [a, b] = values;
  if (a.kind === 'literal' && b.kind === 'literal') {
    const calculate = ARITHMETIC[operator];
    if (typeof a.value === 'number' && typeof b.value === 'number' && calculate)
      return { kind: 'literal', value: calculate(a.value, b.value), node };
  }
  const isText = values.some((value) => value.kind === 'text' || typeof literalOf(value) === 'string');
  if (operator !== '+' || !isText) return { kind: 'unknown', node };
  return joinedText([...textParts(a, left), ...textParts(b, right)], node);
}

/** Whether `&&`, `||` or `??` returns its right side; undefined if the left side is not known well enough. */
export function takesRight(operator: string, left: Value): boolean | undefined {
  if (left.kind === 'unknown' || left.kind === 'text') return undefined;
  const isNullish = left.kind === 'absent' || literalOf(left) === null;
  const isFalsy = isNullish || (left.kind === 'literal' && !left.value);
  return operator === '??' ? isNullish : operator === '||' ? isFalsy : !isFalsy;
}

/** The parts of a text: the expression itself where it is not known. */
export function textParts(value: Value, expression: Node): readonly (string | Node)[] {
  if (value.kind === 'literal') return [String(value.value)];
  return value.kind === 'text' ? value.parts : [expression];
}

/** A text of parts that stand one after the other. */
export function joinedText(parts: readonly (string | Node)[], node: Node): Value {
  const joined: (string | Node)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  }
  const [first = '', second] = joined;
  return second === undefined && typeof first === 'string'
    ? { kind: 'literal', value: first, node }
    : { kind: 'text', parts: joined, node };
}

const ARITHMETIC: Partial<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
};

function literalOf(value: Value): string | number | boolean | null | undefined {
  return value.kind === 'literal' ? value.value : undefined;
}
