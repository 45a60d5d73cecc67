import { ancestor, isFunction, isMember, statementsAfter, wrapped, type FunctionNode, type Node } from '../syntax';
import { callbackOf, callSites, functionAround, usesAsValue } from './functions';
import type { HandlerFile } from './handler-file';
import { isLoop, varies } from './loops';
import { originsOf, type Origins } from './origins';
import { failureOf } from './post-failures';
import { postsOf } from './posts';
import { isReduction } from './reductions';
import { isMethod } from '../method-calls';

/** Loops over connections that await each post in turn. */
export function sequentialPosts(file: HandlerFile): readonly Node[] {
  const found = new Set<Node>();
  for (const { call, connectionId } of postsOf(file))
    if (connectionId) visit(file, call, originsOf(file, connectionId), found, new Set());
  return [...found];
}

/** Each `Promise.all` of posts to many connections, which rejects at the first failure. */
export function fragileLists(file: HandlerFile): readonly Node[] {
  const lists = postsOf(file).flatMap((post) => {
    const origins = post.connectionId && originsOf(file, post.connectionId);
    return origins?.isEach === true ? failureOf(file, post, origins).endedLists : [];
  });
  return [...new Set(lists)];
}

function visit(file: HandlerFile, call: Node, origins: Origins, found: Set<Node>, seen: Set<FunctionNode>): void {
  const around = functionAround(call);
  const promise = wholePromise(call);
  const { parent } = promise;
  const isAwaited = parent?.type === 'AwaitExpression';
  if (parent && isAwaited && isInLoop(file, parent, origins)) {
    if (!isWorker(file, around)) found.add(parent);
    return;
  }
  if (isReduction(file, promise)) {
    found.add(isAwaited ? parent : call);
    return;
  }
  const isReturned = parent?.type === 'ReturnStatement' || around?.body === promise;
  if (!around || seen.has(around) || !(isAwaited || isReturned)) return;
  seen.add(around);
  for (const site of callSites(file, around)) visit(file, site, origins, found, seen);
}

/** Whether a function is one of several that share a list: `Promise.all(Array.from({ length: 20 }, worker))`. */
function isWorker(file: HandlerFile, around: FunctionNode | undefined): boolean {
  if (!around || around.params.length > 0) return false;
  const calls = callSites(file, around).flatMap((call) => functionAround(call) ?? []);
  const uses = [around, ...calls].flatMap((one) => usesAsValue(file, one));
  return uses.some((use) => /^(?:from|map)$/.test(callbackOf(use)?.method ?? ''));
}

/** A promise with what it is chained to: `post().catch(…)`. */
function wholePromise(promise: Node): Node {
  const node = wrapped(promise);
  const access = node.parent?.type === 'MemberExpression' && node.parent.object === node ? node.parent : undefined;
  const call = access && wrapped(access).parent;
  const isChain = call?.type === 'CallExpression' && isMethod(call, /^(?:then|catch|finally)$/);
  return isChain ? wholePromise(call) : node;
}

function isInLoop(file: HandlerFile, node: Node, origins: Origins): boolean {
  for (let child = node, at = node.parent; at && !isFunction(at); child = at, at = at.parent) {
    const isBody = 'body' in at && at.body === child;
    if (isBody && isLoop(at) && varies(file, origins, at)) return !isOverRecords(file, at) && !endsAfter(node, at);
  }
  return false;
}

/** Whether a loop ends with its first post: it looks for the one connection that the message is for. */
function endsAfter(post: Node, loop: Node): boolean {
  for (let child = post, at = post.parent; at && child !== loop; child = at, at = at.parent) {
    if (child.type === 'ReturnStatement') return true;
    const jump = statementsAfter(at, child).find(
      (statement) => statement.type === 'ContinueStatement' || leaves(statement, loop),
    );
    if (jump) return jump.type !== 'ContinueStatement';
  }
  return false;
}

/** Whether a statement always leaves a loop around it; a `break` inside of another loop or a `switch` leaves that. */
function leaves(statement: Node, loop: Node): boolean {
  if (statement.type !== 'BreakStatement') return /^(?:Return|Throw)Statement$/.test(statement.type);
  const { label } = statement;
  if (label)
    return (
      ancestor(loop, (around) => around.type === 'LabeledStatement' && around.label.name === label.name) !== undefined
    );
  return ancestor(statement, (around) => isLoop(around) || around.type === 'SwitchStatement') === loop;
}

/** Whether a loop is over the records of a queue or a stream, each of which may be for another client. */
function isOverRecords(file: HandlerFile, loop: Node): boolean {
  if (loop.type !== 'ForOfStatement') return false;
  const list = file.evaluator.origin(loop.right);
  return list.type === 'Identifier' ? list.name === 'Records' : isMember(list, /^Records$/);
}
