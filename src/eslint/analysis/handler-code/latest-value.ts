import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isLoop, isFunction, isInside, statementsBefore, type Node } from '../syntax';
import { variableOf } from '../variables';
import type { HandlerFile } from './handler-file';

/**
 * What a variable was set to last where it is used: by a statement before, of the same block or of one around it.
 * Undefined where another may have set it since, or the file does not show what to.
 */
export function latestValue(file: HandlerFile, use: TSESTree.Identifier): Node | undefined {
  const writes = variableOf(file.sourceCode, use)?.references.filter((reference) => reference.isWrite()) ?? [];
  const writesIn = (node: Node): typeof writes => writes.filter(({ identifier }) => isInside(identifier, node));
  for (let child: Node = use, at: Node | undefined = use.parent; at && !isFunction(child); child = at, at = at.parent) {
    if (isLoop(child) && writesIn(child).length > 0) return undefined;
    for (const statement of statementsBefore(at, child).toReversed()) {
      const [write, another] = writesIn(statement);
      if (write) return another ? undefined : setBy(statement, write);
    }
  }
  return undefined;
}

/** What a statement sets a variable to, where it does nothing else and always does so. */
function setBy(statement: Node, { identifier }: TSESLint.Scope.Reference): Node | undefined {
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.find(({ id }) => id === identifier)?.init ?? undefined;
  const assignment = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
  const isPlain = assignment?.type === 'AssignmentExpression' && assignment.operator === '=';
  return isPlain && assignment.left === identifier ? assignment.right : undefined;
}
