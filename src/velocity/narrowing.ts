import { referenceText, type Expression, type Reference } from './syntax-tree';

/** Characters that a template searches for to reject a value. */
const SEARCHED = /["'\\&<>,{}]/;

/**
 * The references that are harmless where a condition holds, or where it does not: those that the template compares with
 * a value of its own, matches with a pattern, or looks up in a list of its own.
 *
 * @param condition of an `#if`
 * @param holds whether it does
 * @param isOwn whether an expression has no input of the client
 * @returns the references as they are written, without the `$`
 */
export function harmless(
  condition: Expression,
  holds: boolean,
  isOwn: (expression: Expression) => boolean,
): readonly string[] {
  switch (condition.kind) {
    case 'not':
      return harmless(condition.operand, !holds, isOwn);
    case 'logic': {
      const [first = [], ...more] = condition.operands.map((operand) => harmless(operand, holds, isOwn));
      if ((condition.operator === 'and') === holds) return [...first, ...more.flat()];
      return first.filter((name) => more.every((names) => names.includes(name)));
    }
    case 'comparison': {
      if (holds === (condition.operator === 'unequal')) return [];
      const [left, right] = condition.sides;
      return [...compared(left, right, isOwn), ...compared(right, left, isOwn)];
    }
    case 'reference':
      return asked(condition.reference, holds, isOwn);
    default:
      return [];
  }
}

function compared(side: Expression, other: Expression, isOwn: (expression: Expression) => boolean): readonly string[] {
  return side.kind === 'reference' && isOwn(other) ? [referenceText(side.reference)] : [];
}

/** What the result of a method shows about the value it is called on, or about its argument. */
function asked(
  { name, steps }: Reference,
  holds: boolean,
  isOwn: (expression: Expression) => boolean,
): readonly string[] {
  const last = steps.at(-1);
  const [argument] = last?.args ?? [];
  if (last?.kind !== 'call' || !argument) return [];
  const base: Reference = { name, steps: steps.slice(0, -1) };
  const literal = literalOf(argument);
  switch (last.name) {
    case 'equals':
    case 'equalsIgnoreCase':
      return holds && isOwn(argument) ? [referenceText(base)] : [];
    case 'matches':
      return holds && isOwn(argument) && !/\.[*+]/.test(literal ?? '') ? [referenceText(base)] : [];
    case 'contains':
    case 'containsKey':
      if (!holds) return literal !== undefined && SEARCHED.test(literal) ? [referenceText(base)] : [];
      return argument.kind === 'reference' && isOwn({ kind: 'reference', reference: base })
        ? [referenceText(argument.reference)]
        : [];
    default:
      return [];
  }
}

/** The text of a string without references in it. */
function literalOf(expression: Expression): string | undefined {
  const [node, more] = expression.kind === 'string' ? expression.nodes : [];
  return node?.kind === 'text' && !more ? node.text : undefined;
}
