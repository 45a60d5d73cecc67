import { isInside, memberName, unwrap, wrapped, type FunctionNode, type Node } from '../syntax';
import { functionAround } from './functions';
import type { HandlerFile } from './handler-file';

/**
 * Whether a list is gone through by `reduce`, one post after the other:
 * `ids.reduce(async (before, id) => { await before; await post(id); }, …)` and `before.then(() => post(id))`.
 */
export function isReduction(file: HandlerFile, post: Node): boolean {
  const around = functionAround(post);
  if (!around) return false;
  if (isStep(file, around, post)) return awaits(file, around);
  const then = wrapped(around).parent;
  const step = functionAround(around);
  const callee =
    then?.type === 'CallExpression' && then.arguments[0] === wrapped(around) ? unwrap(then.callee) : undefined;
  const isThen = callee?.type === 'MemberExpression' && memberName(callee) === 'then';
  return step !== undefined && isThen && isStep(file, step, post) && isName(callee.object, step.params[0]);
}

/** Whether a function is what `reduce` calls for each entry of a list, and a post in it is about the entry. */
function isStep({ sourceCode }: HandlerFile, step: FunctionNode, post: Node): boolean {
  const { parent } = wrapped(step);
  const callee =
    parent?.type === 'CallExpression' && parent.arguments[0] === wrapped(step) ? unwrap(parent.callee) : undefined;
  const entry = step.params[1];
  if (callee?.type !== 'MemberExpression' || memberName(callee) !== 'reduce' || !entry) return false;
  return sourceCode
    .getDeclaredVariables(step)
    .some(
      ({ identifiers, references }) =>
        identifiers.some((identifier) => isInside(identifier, entry)) &&
        references.some(({ identifier }) => isInside(identifier, post)),
    );
}

/** Whether a function waits for what its first parameter promises. */
function awaits(file: HandlerFile, { params: [first], ...step }: FunctionNode): boolean {
  return file.nodes.of('AwaitExpression').some((node) => isInside(node, step.body) && isName(node.argument, first));
}

function isName(node: Node, parameter: Node | undefined): boolean {
  return node.type === 'Identifier' && parameter?.type === 'Identifier' && node.name === parameter.name;
}
