import { isLoop, ancestor, isFunction, wrapped, type FunctionNode, type Node } from '../syntax';
import { callbackOf, callSites, functionAround } from './functions';
import type { HandlerFile } from './handler-file';
import { varies } from './varies';
import { isOneByDesign } from './one-by-design';
import { originsOf, type Origins } from './origins';
import { isLimited } from './limited-calls';
import { failureOf } from './post-failures';
import { postsOf } from './posts';
import { isReduction } from './reductions';
import { callOn, isMethod } from '../method-calls';

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
  const awaited = parent?.type === 'AwaitExpression' ? parent : undefined;
  const loop = awaited && loopAround(file, awaited, origins);
  if (loop) {
    if (!isOneByDesign(file, awaited, loop, origins)) found.add(awaited);
    return;
  }
  if (isReduction(file, promise, origins)) {
    found.add(awaited ?? call);
    return;
  }
  const isReturned = parent?.type === 'ReturnStatement' || around?.body === promise;
  if (!around || seen.has(around) || !(awaited || isReturned)) return;
  seen.add(around);
  const limited = callbackOf(around)?.call;
  if (limited && isLimited(file, limited)) visit(file, limited, origins, found, seen);
  for (const site of callSites(file, around)) visit(file, site, origins, found, seen);
}

/** A promise with what it is chained to: `post().catch(…)`. */
function wholePromise(promise: Node): Node {
  const call = callOn(promise);
  return call && isMethod(call, CHAINING) ? wholePromise(call) : wrapped(promise);
}

const CHAINING = /^(?:then|catch|finally)$/;

/** The innermost loop that goes through what a post is for. */
function loopAround(file: HandlerFile, node: Node, origins: Origins): Node | undefined {
  const around = ancestor(node, (at) => isFunction(at) || (isLoop(at) && varies(file, origins, at)));
  return isFunction(around) ? undefined : around;
}
