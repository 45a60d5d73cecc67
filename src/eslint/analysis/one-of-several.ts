import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile } from './source-file';
import { isFunction, isLoop, wholeAccess, wrapped, type FunctionNode, type Node } from './syntax';

/**
 * Whether what is written at a node may be a part of several things: a loop or a function around it runs several times, or the
 * object that it is in has a name that is used several times.
 */
export function isForSeveral(file: SourceFile, node: Node, seen = new Set<Node>()): boolean {
  let isPlaced = false;
  for (let at = node.parent; at; at = at.parent) {
    if (isLoop(at)) return true;
    if (isFunction(at) && !seen.has(at)) {
      seen.add(at);
      if (runsSeveralTimes(file, at, seen)) return true;
    }
    isPlaced ||= at.type === 'NewExpression' || at.type === 'CallExpression';
    if (
      !isPlaced &&
      (at.type === 'PropertyDefinition' || (at.type === 'VariableDeclarator' && isShared(file, at, seen)))
    )
      return true;
  }
  return false;
}

/** Whether a function is given to others, or called several times, or by what runs several times. */
function runsSeveralTimes(file: SourceFile, called: FunctionNode, seen: Set<Node>): boolean {
  if (wrapped(called).parent?.type === 'CallExpression') return true;
  const calls = file.callsOf(called);
  if (!calls) return false;
  return calls.calls.length + calls.handed.length > 1 || calls.calls.some((call) => isForSeveral(file, call, seen));
}

/** Whether a variable, or what it gives another name to, is used several times. */
function isShared(file: SourceFile, declarator: TSESTree.VariableDeclarator, seen: Set<Node>): boolean {
  if (seen.has(declarator)) return false;
  seen.add(declarator);
  const uses = file.sourceCode
    .getDeclaredVariables(declarator)
    .flatMap(({ references }) => references)
    .filter(({ init }) => init !== true);
  if (uses.length > 1) return true;
  return uses.some(({ identifier }) => {
    const { parent } = wholeAccess(identifier);
    return parent?.type === 'VariableDeclarator' && isShared(file, parent, seen);
  });
}
