import type { TSESTree } from '@typescript-eslint/utils';
import { wrapped, type FunctionNode, type Node } from '../syntax';
import { callSites, callbackOf, functionAround, usesAsValue } from './functions';
import type { HandlerFile } from './handler-file';
import { isPMap } from './limited-calls';
import { type Post, postsOf } from './posts';
import { methodName } from '../method-calls';
import { isOfPromise } from './values';

/** A post that nobody waits for. */
export interface FloatingPost {
  readonly kind:
    /** The function may end before it is sent. */
    | 'floating'
    /** The same, of all that a list is made of. */
    | 'list'
    /** A request of SDK v2 that is made, and never sent. */
    | 'unsent';
  readonly node: Node;
}

/** The posts of a file that nobody waits for, each place once. */
export function floatingPosts(file: HandlerFile): readonly FloatingPost[] {
  const found = new Map<Node, FloatingPost>();
  for (const post of postsOf(file)) {
    if (post.call.arguments.length > 1) continue;
    const floating = isNeverSent(post)
      ? [{ kind: 'unsent' as const, node: post.call }]
      : [...floatingIn(file, post.call, new Set())];
    for (const one of floating) found.set(one.node, one);
  }
  return [...found.values()];
}

/** Whether it is a request of SDK v2 that only `promise()`, `send()` or a callback would send, and nothing does. */
function isNeverSent({ sdk, node, call }: Post): boolean {
  if (sdk !== 'v2' || node !== call) return false;
  const { parent } = wrapped(call);
  return isStatement(parent?.type === 'AwaitExpression' ? parent : call);
}

/** Where an asynchronous function waits neither for a promise nor for those that are made from it. */
function* floatingIn(file: HandlerFile, promise: Node, seen: Set<Node>): Generator<FloatingPost> {
  const node = wrapped(promise);
  if (seen.has(node)) return;
  seen.add(node);
  const { parent } = node;
  switch (parent?.type) {
    case 'ExpressionStatement':
      yield* dropped(node);
      break;
    case 'AwaitExpression':
    case 'ReturnStatement':
      yield* floatingResult(file, functionAround(parent), seen);
      break;
    case 'ArrowFunctionExpression':
      yield* floatingResult(file, parent, seen);
      break;
    case 'ConditionalExpression':
    case 'LogicalExpression':
      yield* floatingIn(file, parent, seen);
      break;
    case 'MemberExpression':
      yield* chained(file, parent, seen);
      break;
    case 'CallExpression':
      if (isOfPromise(parent)) yield* floatingIn(file, parent, seen);
      break;
    case 'ArrayExpression':
      yield* floatingIn(file, parent, seen);
      break;
    default:
  }
}

/** `promise.catch(…)` and the like. */
function* chained(file: HandlerFile, access: TSESTree.MemberExpression, seen: Set<Node>): Generator<FloatingPost> {
  const call = wrapped(access).parent;
  if (call?.type === 'CallExpression' && /^(?:then|catch|finally)$/.test(methodName(call) ?? ''))
    yield* floatingIn(file, call, seen);
}

/** Where nobody waits for the promise that a function of the file returns. */
function* floatingResult(file: HandlerFile, of: FunctionNode | undefined, seen: Set<Node>): Generator<FloatingPost> {
  if (!of) return;
  for (const call of callSites(file, of)) yield* floatingIn(file, call, seen);
  for (const use of usesAsValue(file, of)) {
    const { call, method = '' } = callbackOf(use) ?? {};
    if (!call) continue;
    const isDropped = method === 'forEach' || (method === 'map' && isStatement(call));
    if (isDropped && functionAround(call)?.async === true) yield { kind: 'list', node: call };
    else if (method === 'map' || isPMap(file, call)) yield* floatingIn(file, call, seen);
  }
}

/** A promise that is a statement of an asynchronous function, or of what that calls for each item of a list. */
function* dropped(node: Node): Generator<FloatingPost> {
  const around = functionAround(node);
  if (around?.async) yield { kind: 'floating', node };
  if (!around || around.async) return;
  const { call, method = '' } = callbackOf(around) ?? {};
  if (call && /^(?:forEach|map)$/.test(method) && functionAround(call)?.async === true)
    yield { kind: 'list', node: call };
}

function isStatement(node: Node | undefined): boolean {
  return node !== undefined && wrapped(node).parent?.type === 'ExpressionStatement';
}
