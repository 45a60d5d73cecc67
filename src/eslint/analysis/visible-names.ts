import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { holderOf } from './assignment-target';
import { enclosingFunction, isInside, type Node, startOfChain, wrapped } from './syntax';
import { variableAt, variableOf } from './variables';

/** The name of a created object at a later place of the same function; undefined where it has none there. */
export function holderAt(
  sourceCode: TSESLint.SourceCode,
  creation: TSESTree.NewExpression,
  at: Node,
): string | undefined {
  if (enclosingFunction(creation) !== enclosingFunction(at) || creation.range[1] > at.range[0]) return undefined;
  const { parent } = wrapped(creation);
  const isHidden = parent?.type === 'VariableDeclarator' && !isVisible(sourceCode, parent.id, at);
  return isHidden ? undefined : holderOf(creation);
}

/** An expression as it is written, where it means the same at another place. */
export function textAt(sourceCode: TSESLint.SourceCode, expression: Node, at: Node): string | undefined {
  const start = startOfChain(expression);
  const isSame =
    isInside(expression, at) ||
    isVisible(sourceCode, start, at) ||
    (start.type === 'ThisExpression' && enclosingFunction(start) === enclosingFunction(at));
  return isSame ? sourceCode.getText(expression) : undefined;
}

/** Whether a name stands for the same variable at another place. */
function isVisible(sourceCode: TSESLint.SourceCode, name: Node, at: Node): boolean {
  return name.type === 'Identifier' && variableAt(sourceCode, at, name.name) === variableOf(sourceCode, name);
}
