import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { variableOf } from './constants';
import type { SourceFile } from './source-file';
import { type Value, nodeOf, stringOf } from './static-values';
import { type Node, branches, memberName, patternPath, unwrap } from './syntax';

type Variable = TSESLint.Scope.Variable;

/** The event of a handler whose own connection is the `ConnectionId` of a command. */
export function ownConnection(file: SourceFile, input: Value): Variable | undefined {
  const id = nodeOf(file.evaluator.property(input, 'ConnectionId'));
  const field = id && contextField(file, id);
  return field?.name === 'connectionId' ? field.event : undefined;
}

/**
 * Whether a node runs only for `$connect`: it is in an arm of `if`, `?:` or `switch` that compares the event's route
 * key with `$connect` or its type with `CONNECT`, in the same function.
 */
export function connectBranch(file: SourceFile, node: Node, event: Variable): boolean {
  return branches(node).some((branch) => {
    const { parent } = branch;
    if (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression')
      return parent.consequent === branch && isConnectTest(file, parent.test, event);
    if (parent?.type !== 'SwitchCase' || !isOnlyCase(parent)) return false;
    return parent.test !== null && isConnect(file, parent.parent.discriminant, parent.test, event);
  });
}

/** Whether no case above falls through into this one. */
function isOnlyCase(one: TSESTree.SwitchCase): boolean {
  const before = one.parent.cases[one.parent.cases.indexOf(one) - 1];
  const last = before?.consequent.at(-1);
  const end = last?.type === 'BlockStatement' ? last.body.at(-1) : last;
  return !before || /^(?:Break|Return|Throw|Continue)Statement$/.test(end?.type ?? '');
}

function isConnectTest(file: SourceFile, written: Node, event: Variable): boolean {
  const test = unwrap(written);
  if (test.type === 'LogicalExpression' && test.operator === '&&')
    return isConnectTest(file, test.left, event) || isConnectTest(file, test.right, event);
  if (test.type !== 'BinaryExpression' || !/^===?$/.test(test.operator)) return false;
  return isConnect(file, test.left, test.right, event) || isConnect(file, test.right, test.left, event);
}

const CONNECT: Readonly<Record<string, string>> = { routeKey: '$connect', eventType: 'CONNECT' };

function isConnect(file: SourceFile, asked: Node, answer: Node, event: Variable): boolean {
  const field = contextField(file, asked);
  return field?.event === event && stringOf(file.evaluator.evaluate(answer)) === CONNECT[field.name];
}

interface ContextField {
  readonly event: Variable;
  /** Name of the field of `event.requestContext`. */
  readonly name: string;
}

/** `event.requestContext.name`, also by constants and destructuring. */
function contextField(file: SourceFile, written: Node): ContextField | undefined {
  const path = pathOf(file, written);
  if (!path) return undefined;
  const [context, name, ...more] = path.names;
  return context === 'requestContext' && name !== undefined && more.length === 0
    ? { event: path.root, name }
    : undefined;
}

interface AccessPath {
  readonly root: Variable;
  readonly names: readonly string[];
}

/** The parameter that a chain of reads starts from, and the names on the way. */
function pathOf(file: SourceFile, written: Node, depth = 0): AccessPath | undefined {
  const node = unwrap(written);
  if (depth > 10) return undefined;
  if (node.type === 'MemberExpression') {
    const name = memberName(node);
    const path = name === undefined ? undefined : pathOf(file, node.object, depth + 1);
    return path && name !== undefined ? { root: path.root, names: [...path.names, name] } : undefined;
  }
  if (node.type !== 'Identifier') return undefined;
  const variable = variableOf(file.sourceCode, node);
  const [definition, another] = variable?.defs ?? [];
  if (!variable || !definition || another) return undefined;
  if (variable.references.some((one) => one.isWrite() && one.init !== true)) return undefined;
  if (definition.type === 'Parameter') return parameterPath(definition.node, variable, node.name);
  if (definition.node.type !== 'VariableDeclarator' || !definition.node.init) return undefined;
  const names = patternPath(definition.node.id, node.name);
  const path = names && pathOf(file, definition.node.init, depth + 1);
  return path && { root: path.root, names: [...path.names, ...names] };
}

/** A handler's first parameter is the event; where it is a pattern, its first name stands for the event as a whole. */
function parameterPath(handler: Node, root: Variable, name: string): AccessPath | undefined {
  const [event] = 'params' in handler ? (handler.params as readonly Node[]) : [];
  const names = event && patternPath(event, name);
  const first = root.scope.variables.find(({ defs }) => defs[0]?.type === 'Parameter');
  return names && first && { root: first, names };
}
