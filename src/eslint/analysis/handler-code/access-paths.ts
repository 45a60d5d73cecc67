import type { TSESTree } from '@typescript-eslint/utils';
import { isSetAgain, variableOf } from '../variables';
import { isFunction, memberName, patternPath, propertyNamed, unwrap, type FunctionNode, type Node } from '../syntax';
import { callSites } from './functions';
import type { HandlerFile } from './handler-file';

/**
 * A value read from an argument of a function, also through constants and patterns:
 * `event.requestContext.connectionId`.
 */
export interface AccessPath {
  /** The function whose parameter it starts from. */
  readonly from: FunctionNode;
  /** Position of the parameter. */
  readonly position: number;
  /** The names of the members. */
  readonly names: readonly string[];
}

const MAX_DEPTH = 10;

/** The path from a parameter to an expression; undefined where it does not come from one. */
export function pathOf(file: HandlerFile, written: Node, depth = 0): AccessPath | undefined {
  const node = unwrap(written);
  if (depth > MAX_DEPTH) return undefined;
  if (node.type === 'MemberExpression') {
    const name = memberName(node);
    return name === undefined ? undefined : extended(pathOf(file, node.object, depth + 1), [name]);
  }
  // `event.requestContext.connectionId ?? ''`
  if (node.type === 'LogicalExpression' && node.operator !== '&&' && unwrap(node.right).type === 'Literal')
    return pathOf(file, node.left, depth + 1);
  if (node.type !== 'Identifier') return undefined;
  const variable = variableOf(file.sourceCode, node);
  const [definition, another] = variable?.defs ?? [];
  if (!variable || !definition || another) return undefined;
  if (isSetAgain(variable)) return undefined;
  if (definition.type === 'Parameter') return ofParameter(definition.node, node.name);
  if (definition.node.type !== 'VariableDeclarator' || !definition.node.init) return undefined;
  const names = patternPath(definition.node.id, node.name);
  return names && extended(pathOf(file, definition.node.init, depth + 1), names);
}

function extended(path: AccessPath | undefined, names: readonly string[]): AccessPath | undefined {
  return path && { ...path, names: [...path.names, ...names] };
}

function ofParameter(from: Node, name: string): AccessPath | undefined {
  if (!isFunction(from)) return undefined;
  for (const [position, parameter] of from.params.entries()) {
    const names = patternPath(parameter, name);
    if (names) return { from, position, names };
  }
  return undefined;
}

/** The same value in a caller of the function. */
export function inCaller(file: HandlerFile, path: AccessPath, call: TSESTree.CallExpression): AccessPath | undefined {
  const args = call.arguments.slice(0, path.position + 1);
  const argument = args[path.position];
  if (!argument || args.some(({ type }) => type === 'SpreadElement')) return undefined;
  const object = unwrap(argument);
  const [name, ...rest] = path.names;
  if (object.type !== 'ObjectExpression') return extended(pathOf(file, object), path.names);
  const property = propertyNamed(object, name);
  return property && extended(pathOf(file, property.value), rest);
}

/** Whether a value is a field of the event in every call of the function that reads it. */
export function isAlways(
  file: HandlerFile,
  path: AccessPath,
  test: (path: AccessPath) => boolean,
  seen = new Set<Node>(),
): boolean {
  if (test(path)) return true;
  const sites = callSites(file, path.from);
  return (
    sites.length > 0 &&
    sites.every((call) => {
      if (seen.has(call)) return true;
      seen.add(call);
      const outer = inCaller(file, path, call);
      return outer !== undefined && isAlways(file, outer, test, seen);
    })
  );
}

/** `event.requestContext.name` */
export function isContextField(name: string): (path: AccessPath) => boolean {
  return ({ names }) => names.length === 2 && names[0] === 'requestContext' && names[1] === name;
}
