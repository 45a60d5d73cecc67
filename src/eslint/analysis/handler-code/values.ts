import type { TSESTree } from '@typescript-eslint/utils';
import { variableOf } from '../constants';
import { memberName, unwrap, type Node } from '../syntax';
import { calledBy, callSites, isFunction, returned } from './functions';
import type { HandlerFile } from './handler-file';

const MAX_DEPTH = 12;

/**
 * What an expression may be, as far as the file shows it: what a variable is set to anywhere, what a function of the file
 * returns, what a parameter is called with. What the file does not show stands for itself.
 */
export function valuesOf(file: HandlerFile, written: Node, depth = 0): readonly Node[] {
  const node = unwrap(written);
  if (depth > MAX_DEPTH) return [node];
  const follow = (...nodes: readonly (Node | null | undefined)[]): readonly Node[] =>
    nodes.flatMap((candidate) => (candidate ? valuesOf(file, candidate, depth + 1) : []));
  switch (node.type) {
    case 'AwaitExpression':
      return follow(node.argument);
    case 'AssignmentExpression':
      return node.operator === '=' ? follow(node.right) : follow(node.left, node.right);
    case 'LogicalExpression':
      return node.operator === '&&' ? follow(node.right) : follow(node.left, node.right);
    case 'ConditionalExpression':
      return follow(node.consequent, node.alternate);
    case 'CallExpression': {
      const results = calledBy(file, node).flatMap((called) => returned(file, called));
      return results.length > 0 ? follow(...results) : [node];
    }
    case 'MemberExpression': {
      const values = fieldValues(file, node);
      return values.length > 0 ? follow(...values) : [node];
    }
    case 'Identifier': {
      const values = namedValues(file, node);
      return values.length > 0 ? follow(...values) : [node];
    }
    default:
      return [node];
  }
}

/** What the class sets `this.field` to, or the object that a constant is has under the name. */
function fieldValues(file: HandlerFile, node: TSESTree.MemberExpression): readonly Node[] {
  if (unwrap(node.object).type !== 'ThisExpression') return [];
  const field = file.nodes.fields.of(node);
  if (field?.constant) return [field.constant];
  return (field?.uses ?? []).flatMap((use) =>
    use.parent.type === 'AssignmentExpression' && use.parent.left === use ? [use.parent.right] : [],
  );
}

function namedValues(file: HandlerFile, node: TSESTree.Identifier): readonly Node[] {
  const variable = variableOf(file.sourceCode, node);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition) return [];
  const assigned = variable.references.flatMap((reference) =>
    reference.isWrite() && reference.writeExpr && isWhole(reference.identifier) ? [reference.writeExpr] : [],
  );
  if (definition.type !== 'Parameter' || !isFunction(definition.node)) return assigned;
  return [...assigned, ...handedOver(file, definition.node, node.name)];
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

function handedOver(file: HandlerFile, called: Node, name: string): readonly Node[] {
  if (!isFunction(called)) return [];
  const position = called.params.findIndex((parameter) => nameOfParameter(parameter) === name);
  if (position < 0) return [];
  return callSites(file, called).flatMap(({ arguments: args }) => {
    const argument = args[position];
    return argument && !args.slice(0, position + 1).some(({ type }) => type === 'SpreadElement') ? [argument] : [];
  });
}

function nameOfParameter(parameter: TSESTree.Parameter): string | undefined {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target.type === 'Identifier' ? target.name : undefined;
}

/** The method that a call is of, by name; undefined for calls of functions. */
export function methodName({ callee }: TSESTree.CallExpression): string | undefined {
  const access = unwrap(callee);
  return access.type === 'MemberExpression' ? memberName(access) : undefined;
}

/** What a method is called on. */
export function receiverOf({ callee }: TSESTree.CallExpression): Node | undefined {
  const access = unwrap(callee);
  return access.type === 'MemberExpression' ? access.object : undefined;
}
