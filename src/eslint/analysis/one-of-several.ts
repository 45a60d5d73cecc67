import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile } from './source-file';
import { isFunction, wrapped, type FunctionNode, type Node } from './syntax';

const LOOP = /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/;

/**
 * Whether what is written at a node may be a part of several things: a loop or a function around it runs several times, or the
 * object that it is in has a name that is used several times.
 */
export function isForSeveral(file: SourceFile, node: Node, seen = new Set<Node>()): boolean {
  let isPlaced = false;
  for (let at = node.parent; at; at = at.parent) {
    if (LOOP.test(at.type)) return true;
    if (isFunction(at) && !seen.has(at)) {
      seen.add(at);
      if (runsSeveralTimes(file, at, seen)) return true;
    }
    isPlaced ||= at.type === 'NewExpression' || at.type === 'CallExpression';
    if (!isPlaced && (at.type === 'PropertyDefinition' || (at.type === 'VariableDeclarator' && isShared(file, at))))
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

function isShared({ sourceCode }: SourceFile, declarator: TSESTree.VariableDeclarator): boolean {
  const uses = sourceCode.getDeclaredVariables(declarator).flatMap(({ references }) => references);
  return uses.filter(({ init }) => init !== true).length > 1;
}
