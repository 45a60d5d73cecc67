import type { TSESTree } from '@typescript-eslint/utils';
import { branches, isInside, unwrap, type FunctionNode, type Node } from '../syntax';
import { functionAround, functionOf } from './functions';
import { isGlobal } from '../variables';
import type { HandlerFile } from './handler-file';

/**
 * The promise around a call with a callback that passes on what the call gives, and does nothing else with it:
 * `new Promise((resolve, reject) => call(input, (error, data) => (error ? reject(error) : resolve(data))))`.
 */
export function promiseAround(file: HandlerFile, call: TSESTree.CallExpression): TSESTree.NewExpression | undefined {
  const [callback] = call.arguments.slice(1).flatMap((argument) => functionOf(file, argument) ?? []);
  const executor = callback && functionAround(call);
  const promise = executor?.parent;
  if (!callback || promise?.type !== 'NewExpression' || !isGlobal(file.sourceCode, promise.callee, 'Promise'))
    return undefined;
  const [resolve, reject] = executor ? namesOf(executor) : [];
  const [error] = namesOf(callback);
  const settled = callsIn(file, callback).map((node) => ({
    node,
    callee: unwrap(node.callee),
    given: node.arguments[0],
  }));
  const isRejected = settled.some(
    ({ node, callee, given }) => isNamed(callee, reject) && isNamed(given, error) && isAlwaysGiven(file, node, error),
  );
  const isAll = settled.every(
    ({ callee }) => isNamed(callee, resolve) || isNamed(callee, reject) || isLog(file, callee),
  );
  return isRejected && isAll ? promise : undefined;
}

/** Whether nothing but the presence of an error is asked before a call: not which one it is. */
function isAlwaysGiven({ sourceCode }: HandlerFile, call: Node, error: string | undefined): boolean {
  return branches(call).every(({ parent: at }) => {
    const condition = at && 'test' in at ? at.test : at?.type === 'LogicalExpression' ? at.left : undefined;
    const names = condition ? sourceCode.getTokens(condition).filter(({ type }) => type === 'Identifier') : [];
    return condition != null && names.every(({ value }) => value === error || value === 'undefined');
  });
}

function namesOf({ params }: FunctionNode): readonly (string | undefined)[] {
  return params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : undefined));
}

function isNamed(node: Node | undefined, name: string | undefined): boolean {
  return node?.type === 'Identifier' && node.name === name;
}

function isLog({ sourceCode }: HandlerFile, callee: Node): boolean {
  return callee.type === 'MemberExpression' && isGlobal(sourceCode, callee.object, 'console');
}

function callsIn(file: HandlerFile, within: FunctionNode): readonly TSESTree.CallExpression[] {
  return file.nodes.of('CallExpression').filter((call) => isInside(call, within.body));
}
