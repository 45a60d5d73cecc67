import type { Text } from '../cloudformation/types';
import { asTemplate } from './injection';
import { readVelocity } from './parser';
import type { Expression, Nodes, Reference, VelocityNode } from './syntax-tree';

/**
 * Whether a mapping template reads a value, in any of its branches: `context.connectionId`. Comments do not count.
 *
 * @param name the reference as it is written, without the `$`; its members count as well
 */
export function mentions(template: Text, name: string): boolean {
  const text = asTemplate(template);
  const nodes = readVelocity(text);
  return nodes ? nodes.some((node) => inNode(node, name)) : text.includes(name);
}

function inNodes(nodes: Nodes, name: string): boolean {
  return nodes.some((node) => inNode(node, name));
}

function inNode(node: VelocityNode, name: string): boolean {
  switch (node.kind) {
    case 'reference':
      return inReference(node.reference, name);
    case 'set':
      return inExpression(node.value, name);
    case 'if':
      return node.branches.some(
        ({ condition, body }) => (condition !== undefined && inExpression(condition, name)) || inNodes(body, name),
      );
    case 'foreach':
      return inExpression(node.list, name) || inNodes(node.body, name);
    case 'define':
    case 'macro':
      return inNodes(node.body, name);
    case 'call':
      return node.args.some((arg) => inExpression(arg, name));
    default:
      return false;
  }
}

function inReference({ name: variable, steps }: Reference, name: string): boolean {
  const [first] = steps;
  const named = variable + (first?.kind === 'property' ? first.text : '');
  return named === name || steps.some(({ args }) => args.some((arg) => inExpression(arg, name)));
}

function inExpression(expression: Expression, name: string): boolean {
  const any = (all: readonly Expression[]): boolean => all.some((expression) => inExpression(expression, name));
  switch (expression.kind) {
    case 'reference':
      return inReference(expression.reference, name);
    case 'string':
      return inNodes(expression.nodes, name);
    case 'operation':
    case 'logic':
      return any(expression.operands);
    case 'comparison':
      return any(expression.sides);
    case 'not':
      return inExpression(expression.operand, name);
    case 'list':
      return any(expression.items);
    case 'map':
      return any(expression.entries.flat());
    case 'literal':
      return false;
  }
}
