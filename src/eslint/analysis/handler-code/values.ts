import type { TSESTree } from '@typescript-eslint/utils';
import { isMethod } from '../method-calls';
import { definitionOf, referencesOf } from '../variables';
import { isSpreadAt, loopDeclaring, patternPath, unwrap, type FunctionNode, type Node } from '../syntax';
import { calledBy, callbackOf, callSites, functionOf, functionWith, returned } from './functions';
import type { HandlerFile } from './handler-file';

/**
 * What an expression may be, as far as the file shows it: what a variable is set to anywhere, what a function of the file
 * returns, what a parameter is called with. What the file does not show stands for itself.
 */
export function valuesOf(file: HandlerFile, written: Node): readonly Node[] {
  return follow(file, [written], new Set());
}

/** The possible values of several expressions, without duplicates. */
function follow(file: HandlerFile, written: readonly Node[], seen: Set<Node>): readonly Node[] {
  return written.flatMap((expression) => {
    const node = unwrap(expression);
    if (seen.has(node)) return [];
    seen.add(node);
    const values = sourcesOf(file, node);
    return values.length > 0 ? follow(file, values, seen) : [node];
  });
}

/** The alternatives of an expression; empty if the file does not show them. */
function sourcesOf(file: HandlerFile, node: Node): readonly Node[] {
  switch (node.type) {
    case 'AwaitExpression':
      return [node.argument];
    case 'AssignmentExpression':
      return node.operator === '=' ? [node.right] : [node.left, node.right];
    case 'LogicalExpression':
      return node.operator === '&&' ? [node.right] : [node.left, node.right];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'CallExpression':
      return calledBy(file, node).flatMap((called) => returned(file, called));
    case 'MemberExpression':
      return fieldValues(file, node);
    case 'Identifier':
      return namedValues(file, node);
    default:
      return [];
  }
}

/** Methods of lists that call a function with each item. */
const EACH = /^(?:map|forEach|flatMap)$/;

/** What the class sets `this.field` to. */
function fieldValues(file: HandlerFile, node: TSESTree.MemberExpression): readonly Node[] {
  if (unwrap(node.object).type !== 'ThisExpression') return [];
  return file.nodes.fields.of(node)?.values ?? [];
}

function namedValues(file: HandlerFile, node: TSESTree.Identifier): readonly Node[] {
  const assigned = referencesOf(file.sourceCode, node).flatMap(({ identifier, writeExpr }) => {
    if (!writeExpr || !isWhole(identifier)) return [];
    const { parent } = identifier;
    const loop = parent.type === 'VariableDeclarator' ? loopDeclaring(parent) : undefined;
    return loop ? itemsOf(file, loop.right) : [writeExpr];
  });
  const called = functionWith(definitionOf(file.sourceCode, node));
  return called ? [...assigned, ...handedOver(file, called, node.name)] : assigned;
}

/** The items of a list that is written here, or made by `map`; nothing where the file does not show them. */
function itemsOf(file: HandlerFile, written: Node): readonly Node[] {
  const list = file.evaluator.origin(written);
  if (list.type === 'ArrayExpression') return list.elements.filter((element) => element !== null);
  if (list.type !== 'CallExpression' || !isMethod(list, /^map$/)) return [];
  const [callback] = list.arguments;
  const called = callback && functionOf(file, callback);
  return called ? returned(file, called) : [];
}

/** Whether a name is set to what is written, and not to a part of it. */
function isWhole(name: Node): boolean {
  const { parent } = name;
  return (
    (parent?.type === 'VariableDeclarator' && parent.id === name) ||
    (parent?.type === 'AssignmentExpression' && parent.left === name) ||
    (parent?.type === 'AssignmentPattern' && parent.left === name)
  );
}

function handedOver(file: HandlerFile, called: FunctionNode, name: string): readonly Node[] {
  const position = called.params.findIndex((parameter) => patternPath(parameter, name)?.length === 0);
  const { method = '', receiver } = callbackOf(called) ?? {};
  if (receiver && position === 0 && EACH.test(method)) return itemsOf(file, receiver);
  return callSites(file, called).flatMap(({ arguments: args }) => {
    const argument = args[position];
    return argument && !isSpreadAt(args, position) ? [argument] : [];
  });
}

/** `Promise.all([…])` and the like. */
export function isOfPromise({ callee }: TSESTree.CallExpression): boolean {
  const access = unwrap(callee);
  return access.type === 'MemberExpression' && access.object.type === 'Identifier' && access.object.name === 'Promise';
}
