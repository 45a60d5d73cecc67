import type { FunctionNode, Node } from '../syntax';
import { inCaller, isAlways, isContextField, pathOf, type AccessPath } from './access-paths';
import { callbackOf, callSites, functionAround } from './functions';
import type { HandlerFile } from './handler-file';
import { isGivenEvents, type HandlerRoutes } from './handler-routes';
import { postsOf } from './posts';
import { actsFor, isAskedFor, isUpToRoute } from './route-arms';
import { hasUnnamed, includes, isListed, isOnly, type RouteSet } from './route-set';

const isOwnId = isContextField('connectionId');

/**
 * Posts that a file certainly sends, for a route, to the connection of the event: the posts themselves, and calls of
 * functions that also post for other routes.
 */
export function ownConnectionPosts(file: HandlerFile, routes: HandlerRoutes, route: string): readonly Node[] {
  const found = new Set<Node>();
  for (const { node, call, connectionId } of postsOf(file)) {
    const path = connectionId && pathOf(file, connectionId);
    if (path) visit(file, { node, at: call, path, routes, route, found, seen: new Set() });
  }
  return [...found];
}

interface Visit {
  /** The node to report. */
  readonly node: Node;
  /** The call that posts, or leads to the post. */
  readonly at: Node;
  /** The connection that is posted to. */
  readonly path: AccessPath;
  readonly routes: HandlerRoutes;
  readonly route: string;
  readonly found: Set<Node>;
  /** The calls between the post and the handler. */
  readonly seen: Set<Node>;
}

function visit(file: HandlerFile, step: Visit): void {
  const { node, at, path, routes, route, found, seen } = step;
  if (seen.has(at)) return;
  seen.add(at);
  if (runsLater(file, at, path.from)) return;
  const reached = routes.at(at);
  if (!includes(reached, route)) return;
  const isOwn = isAlways(file, path, isOwnId) && isGivenEvents(file, path.from);
  if (isOwn && isOnly(reached, route)) {
    found.add(node);
    return;
  }
  const before = found.size;
  // A function inside of the handler sees its event too, and each of its callers may be reached for another route.
  const around = functionAround(at);
  if (around && around !== path.from)
    for (const call of callSites(file, around)) visit(file, { ...step, node: call, at: call });
  for (const call of callSites(file, path.from)) {
    const outer = inCaller(file, path, call);
    if (outer) visit(file, { ...step, node: call, at: call, path: outer });
  }
  if (found.size === before && isOwn && (isListed(reached, route) || isReachedFor(file, step, reached)))
    found.add(node);
}

/**
 * Whether a handler of several routes also gets to a post for a given one: a condition around the post asks for that
 * route, or the handler serves it and asks for nothing but routes before the post.
 */
function isReachedFor(file: HandlerFile, { at, path, route }: Visit, reached: RouteSet): boolean {
  if (hasUnnamed(reached)) return false;
  if (isAskedFor(file, at, route)) return true;
  return functionAround(at) === path.from && isUpToRoute(file, at) && actsFor(file, path.from, route);
}

const AT_ONCE = /^(?:map|forEach|flatMap|filter|some|every|find|reduce|then|catch|finally|all|allSettled)$/;

/** Whether an inner function around a node is passed to something that may call it after the route has finished. */
function runsLater(file: HandlerFile, node: Node, within: FunctionNode): boolean {
  for (let at = functionAround(node); at && at !== within; at = functionAround(at)) {
    const callback = callbackOf(at);
    if (!callback || callSites(file, at).length > 0) continue;
    const isAwaited =
      callback.call.parent.type === 'AwaitExpression' || callback.call.parent.type === 'ReturnStatement';
    if (!isAwaited && !AT_ONCE.test(callback.method ?? '')) return true;
  }
  return false;
}
