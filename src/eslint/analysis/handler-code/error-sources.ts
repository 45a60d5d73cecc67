import type { TSESTree } from '@typescript-eslint/utils';
import { definitionOf, referencesOf } from '../variables';
import {
  ancestor,
  isFunction,
  isInside,
  memberName,
  patternPath,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax';
import { calledBy, callbackOf, callSites, functionOf, functionWith, usesAsValue } from './functions';
import { isGivenErrors } from './dynamic-values';
import { isExported } from './handler-exports';
import type { HandlerFile } from './handler-file';
import { managementCallsOf, type ManagementCall } from './posts';
import { methodName, receiverOf } from '../method-calls';
import { valuesOf } from './values';

/** Code that may have thrown an error. */
export interface ErrorSource {
  /** The code that is tried, or the promise that fails. */
  readonly node: Node;
  /** The calls of the management API whose errors reach the place. */
  readonly calls: readonly ManagementCall[];
}

/** The sources of errors by node; empty while they are being computed. */
type Known = Map<Node, readonly ErrorSource[]>;

/**
 * The sources of an error: a `try` block, a promise with `.catch`, the result of `Promise.allSettled`. Empty where the
 * file does not show all of them.
 */
export function errorSources(file: HandlerFile, written: Node, known: Known = new Map()): readonly ErrorSource[] {
  const error = file.evaluator.origin(written);
  const found = known.get(error);
  if (found) return found;
  known.set(error, []);
  const sources = sourcesOf(file, error, known);
  known.set(error, sources);
  return sources;
}

function sourcesOf(file: HandlerFile, error: Node, known: Known): readonly ErrorSource[] {
  switch (error.type) {
    case 'MemberExpression':
      return memberName(error) === 'reason' ? settled(file, error.object, new Set()) : [];
    case 'ObjectPattern':
      return given(file, error, known);
    case 'Identifier':
      return named(file, error, known);
    default:
      return [];
  }
}

function named(file: HandlerFile, error: TSESTree.Identifier, known: Known): readonly ErrorSource[] {
  const definition = definitionOf(file.sourceCode, error);
  if (definition?.type === 'CatchClause') return given(file, definition.name, known);
  const called = functionWith(definition);
  if (called) return ofParameter(file, called, error.name, known);
  if (definition?.node.type !== 'VariableDeclarator') return [];
  const isReason = patternPath(definition.node.id, error.name)?.[0] === 'reason';
  const values = referencesOf(file.sourceCode, error).flatMap(({ writeExpr }) =>
    writeExpr && !isNothing(writeExpr) ? [writeExpr] : [],
  );
  return everySource(values, (value) =>
    isReason ? settled(file, value, new Set()) : errorSources(file, value, known),
  );
}

/** `null` or `undefined`: what a variable for an error is first set to. */
function isNothing(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

function ofParameter(file: HandlerFile, called: FunctionNode, name: string, known: Known): readonly ErrorSource[] {
  for (const parameter of called.params) {
    const path = patternPath(parameter, name);
    if (path?.length === 0) return given(file, parameter, known);
    const receiver = path?.[0] === 'reason' ? callbackOf(called)?.receiver : undefined;
    if (receiver) return settled(file, receiver, new Set());
  }
  return [];
}

/** The sources of a parameter of a `catch` clause or a function. */
function given(file: HandlerFile, parameter: Node, known: Known): readonly ErrorSource[] {
  const { parent } = parameter;
  if (parent?.type === 'CatchClause') return [sourceOf(file, parent.parent.block)];
  if (!isFunction(parent) || isExported(file, parent)) return [];
  const position = parent.params.indexOf(parameter as TSESTree.Parameter);
  return everySource([...callSites(file, parent), ...usesAsValue(file, parent)], (place) => {
    if (place.type !== 'CallExpression')
      return position === 0 ? [...failedPromise(file, place), ...failedCall(file, place)] : [];
    const argument = place.arguments[position];
    return argument ? errorSources(file, argument, known) : [];
  });
}

/** The sources of several places; empty where one of them is unknown. */
function everySource<T>(places: readonly T[], find: (place: T) => readonly ErrorSource[]): readonly ErrorSource[] {
  const found = places.map(find);
  return found.every((sources) => sources.length > 0) ? found.flat() : [];
}

function failedPromise(file: HandlerFile, use: Node): readonly ErrorSource[] {
  const callback = callbackOf(use);
  if (!callback?.receiver) return [];
  const { call, method, receiver } = callback;
  const isHandler = method === 'catch' || (method === 'then' && call.arguments[1] === wrapped(use));
  return isHandler ? [sourceOf(file, receiver)] : [];
}

/** `api.postToConnection(input, (error) => …)` */
function failedCall(file: HandlerFile, use: Node): readonly ErrorSource[] {
  const call = callbackOf(use)?.call;
  const calls = managementCallsOf(file).filter(({ request }) => request === call);
  return call && calls.length > 0 ? [{ node: call, calls }] : [];
}

/** The sources behind the result of `Promise.allSettled`, which is read by an index, a loop or a callback. */
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
  const called = functionWith(definitionOf(file.sourceCode, node));
  const receiver = called && callbackOf(called)?.receiver;
  if (receiver) return settled(file, receiver, seen);
  return referencesOf(file.sourceCode, node).flatMap(({ writeExpr }) =>
    writeExpr ? settled(file, writeExpr, seen) : [],
  );
}

function sourceOf(file: HandlerFile, node: Node): ErrorSource {
  return { node, calls: callsReached(file, node, new Set()) };
}

/** The calls of the management API whose errors leave a piece of code: its own, and those of the functions it calls. */
function callsReached(file: HandlerFile, node: Node, seen: Set<Node>): readonly ManagementCall[] {
  if (seen.has(node)) return [];
  seen.add(node);
  const own = managementCallsOf(file).filter(({ call }) => isInside(call, node) && !isCaught(call, node));
  const called = file.nodes
    .of('CallExpression')
    .filter((call) => isInside(call, node) && !isCaught(call, node))
    .flatMap((call) => [...calledBy(file, call), ...handedFunctions(file, call, node)]);
  return [...new Set([...own, ...called.flatMap((callee) => callsReached(file, callee.body, seen))])];
}

/** The functions that are arguments of a call, by name. */
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

/** Whether a `catch` clause ends with throwing the same error again. */
function passesOn({ param, body }: TSESTree.CatchClause): boolean {
  const last = body.body.at(-1);
  return (
    last?.type === 'ThrowStatement' &&
    last.argument.type === 'Identifier' &&
    param?.type === 'Identifier' &&
    last.argument.name === param.name
  );
}

/** The `catch` clause, or the function that is given errors, that a node is part of. */
export function handlingAround(node: Node): Node | undefined {
  return ancestor(
    node,
    (candidate) => candidate.type === 'CatchClause' || (isFunction(candidate) && isGivenErrors(candidate)),
  );
}
