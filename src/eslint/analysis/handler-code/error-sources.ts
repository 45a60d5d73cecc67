import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { definitionOf, variableOf } from '../constants';
import { ancestor, memberName, unwrap, wrapped, type Node } from '../syntax';
import {
  calledBy,
  callbackOf,
  callSites,
  functionOf,
  isFunction,
  isInside,
  usesAsValue,
  type FunctionNode,
} from './functions';
import type { HandlerFile } from './handler-file';
import { importedBy } from './modules';
import { postsOf, type Post } from './posts';
import { methodName, receiverOf, valuesOf } from './values';

/** What an error may have been thrown by. */
export interface ErrorSource {
  /** The code that is tried, or the promise that fails. */
  readonly node: Node;
  /** The posts whose errors get there. */
  readonly posts: readonly Post[];
}

/** Where an error comes from: a `try` block, a promise with `.catch`, the result of `Promise.allSettled`. */
export function errorSources(file: HandlerFile, written: Node, seen = new Set<Node>()): readonly ErrorSource[] {
  const error = file.evaluator.origin(written);
  if (seen.has(error)) return [];
  seen.add(error);
  if (error.type === 'MemberExpression' && memberName(error) === 'reason') return settled(file, error.object, seen);
  if (error.type !== 'Identifier') return [];
  const definition = definitionOf(file.sourceCode, error);
  if (definition?.type === 'CatchClause') {
    return [sourceOf(file, definition.node.parent.block)];
  }
  return definition?.type === 'Parameter' ? given(file, definition, error.name, seen) : [];
}

function given(
  file: HandlerFile,
  definition: TSESLint.Scope.Definitions.ParameterDefinition,
  name: string,
  seen: Set<Node>,
): readonly ErrorSource[] {
  const called = definition.node as Node;
  if (!isFunction(called)) return [];
  const position = called.params.findIndex((parameter) => parameter.type === 'Identifier' && parameter.name === name);
  const calls = callSites(file, called).flatMap(({ arguments: args }) => {
    const argument = args[position];
    return argument ? errorSources(file, argument, seen) : [];
  });
  return [...calls, ...usesAsValue(file, called).flatMap((use) => failedPromise(file, use, position))];
}

function failedPromise(file: HandlerFile, use: Node, position: number): readonly ErrorSource[] {
  const { call, method, receiver } = callbackOf(use) ?? {};
  if (!call || !receiver || position !== 0) return [];
  const isHandler = method === 'catch' || (method === 'then' && call.arguments[1] === wrapped(use));
  return isHandler ? [sourceOf(file, receiver)] : [];
}

/** The code behind the result of `Promise.allSettled`, that is taken apart by an index, a loop or a callback. */
function settled(file: HandlerFile, written: Node, seen: Set<Node>): readonly ErrorSource[] {
  const node = unwrap(written);
  if (seen.has(node)) return [];
  seen.add(node);
  switch (node.type) {
    case 'AwaitExpression':
      return settled(file, node.argument, seen);
    case 'MemberExpression':
      return settled(file, node.object, seen);
    case 'CallExpression': {
      const receiver = receiverOf(node);
      const [list] = node.arguments;
      if (methodName(node) === 'allSettled' && list) return valuesOf(file, list).map((item) => sourceOf(file, item));
      return receiver ? settled(file, receiver, seen) : [];
    }
    case 'Identifier':
      return namedResult(file, node, seen);
    default:
      return [];
  }
}

function namedResult(file: HandlerFile, node: TSESTree.Identifier, seen: Set<Node>): readonly ErrorSource[] {
  const variable = variableOf(file.sourceCode, node);
  const [definition] = variable?.defs ?? [];
  if (definition?.type === 'Parameter') {
    const called = definition.node as Node;
    const { receiver } = (isFunction(called) ? callbackOf(called) : undefined) ?? {};
    return receiver ? settled(file, receiver, seen) : [];
  }
  return (variable?.references ?? []).flatMap(({ writeExpr }) => (writeExpr ? settled(file, writeExpr, seen) : []));
}

function sourceOf(file: HandlerFile, node: Node): ErrorSource {
  return { node, posts: postsReached(file, node, new Set()) };
}

/** The posts whose errors leave a piece of code: its own, and those of the functions it calls. */
function postsReached(file: HandlerFile, node: Node, seen: Set<Node>): readonly Post[] {
  if (seen.has(node)) return [];
  seen.add(node);
  const own = postsOf(file).filter(({ call }) => isInside(call, node) && !isCaught(call, node));
  const called = file.nodes
    .of('CallExpression')
    .filter((call) => isInside(call, node) && !isCaught(call, node))
    .flatMap((call) => [...calledBy(file, call), ...handedFunctions(file, call, node)]);
  const posts = [...own, ...called.flatMap((callee) => postsReached(file, callee.body, seen))];
  return [...new Set(posts)];
}

/** The functions that a call is given by name. */
function handedFunctions(file: HandlerFile, call: TSESTree.CallExpression, within: Node): readonly FunctionNode[] {
  return call.arguments.flatMap((argument) => {
    const found = functionOf(file, argument);
    return found && !isInside(found, within) ? [found] : [];
  });
}

/** Whether the error of a call is caught before it leaves the code around it. */
function isCaught(call: Node, within: Node): boolean {
  for (let child = call, at = call.parent; at && child !== within; child = at, at = at.parent) {
    if (at.type === 'TryStatement' && at.block === child && at.block !== within && at.handler && !passesOn(at.handler))
      return true;
    if (at.type === 'MemberExpression' && at.object === child && memberName(at) === 'catch') return true;
  }
  return false;
}

/** Whether a `catch` clause ends with throwing the very error that it got. */
function passesOn({ param, body }: TSESTree.CatchClause): boolean {
  const last = body.body.at(-1);
  return (
    last?.type === 'ThrowStatement' &&
    last.argument.type === 'Identifier' &&
    param?.type === 'Identifier' &&
    last.argument.name === param.name
  );
}

/**
 * Whether errors of other forms may come from code: it waits for calls of packages other than the SDK, or the file throws
 * errors with a status of their own.
 */
export function asksOthers(file: HandlerFile, node: Node): boolean {
  const throwsOwn = file.nodes
    .of('ThrowStatement')
    .some(({ argument }) => /\b410\b|\bstatusCode\s*:/.test(file.sourceCode.getText(argument)));
  if (throwsOwn) return true;
  return file.nodes.of('AwaitExpression').some((wait) => {
    if (!isInside(wait, node)) return false;
    const call = unwrap(wait.argument);
    const module = call.type === 'CallExpression' ? packageOf(file, call.callee) : undefined;
    return module !== undefined && !/^(?:[./]|@aws-sdk\/|@smithy\/|node:|@\/|~)/.test(module);
  });
}

/** The module that a function or an object comes from. */
function packageOf(file: HandlerFile, written: Node): string | undefined {
  const origin = file.evaluator.origin(written);
  if (origin.type === 'MemberExpression') return packageOf(file, origin.object);
  if (origin.type === 'CallExpression' || origin.type === 'NewExpression') return packageOf(file, origin.callee);
  return importedBy(file, origin)?.module;
}

/** The `catch` clause, or the function given to `.catch`, that a node is part of. */
export function handlingAround(node: Node): Node | undefined {
  return ancestor(
    node,
    (candidate) =>
      candidate.type === 'CatchClause' || (isFunction(candidate) && callbackOf(candidate)?.method === 'catch'),
  );
}
