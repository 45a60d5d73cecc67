import { isInside, memberName, unwrap, wrapped, type FunctionNode, type Node } from '../syntax';
import { functionAround } from './functions';
import type { HandlerFile } from './handler-file';
import type { Origins } from './origins';

/**
 * Whether a list of connections is gone through by `reduce`, one post after the other:
 * `ids.reduce(async (before, id) => { await before; await post(id); }, …)` and `before.then(() => post(id))`.
 */
export function isReduction(file: HandlerFile, post: Node, origins: Origins): boolean {
  const around = functionAround(post);
  if (!around) return false;
  if (isStep(file, around, origins)) return awaits(file, around);
  const then = wrapped(around).parent;
  const step = functionAround(around);
  const callee =
    then?.type === 'CallExpression' && then.arguments[0] === wrapped(around) ? unwrap(then.callee) : undefined;
  const isThen = callee?.type === 'MemberExpression' && memberName(callee) === 'then';
  return step !== undefined && isThen && isStep(file, step, origins) && isName(callee.object, step.params[0]);
}

/** Whether a function is what `reduce` calls for each entry of a list, and a connection is from the entry. */
function isStep({ sourceCode }: HandlerFile, step: FunctionNode, { variables }: Origins): boolean {
  const { parent } = wrapped(step);
  const callee =
    parent?.type === 'CallExpression' && parent.arguments[0] === wrapped(step) ? unwrap(parent.callee) : undefined;
  const entry = step.params[1];
  if (callee?.type !== 'MemberExpression' || memberName(callee) !== 'reduce' || !entry) return false;
  return sourceCode
    .getDeclaredVariables(step)
    .some(
      (variable) => variables.has(variable) && variable.identifiers.some((identifier) => isInside(identifier, entry)),
    );
}

/** Whether a function waits for what its first parameter promises. */
function awaits(file: HandlerFile, { params: [first], ...step }: FunctionNode): boolean {
  return file.nodes.of('AwaitExpression').some((node) => isInside(node, step.body) && isName(node.argument, first));
}

function isName(node: Node, parameter: Node | undefined): boolean {
  return node.type === 'Identifier' && parameter?.type === 'Identifier' && node.name === parameter.name;
}
