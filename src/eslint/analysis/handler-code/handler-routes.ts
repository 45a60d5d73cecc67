import type picomatch from 'picomatch';
import { branches, calleeName, isInside, isMember, unwrap, wrapped, type FunctionNode, type Node } from '../syntax';
import { pathOf } from './access-paths';
import { eventKind, readsOf } from './event-kinds';
import { callbackOf, callSites, functionAround, functionOf, usesAsValue } from './functions';
import { exportedFunctions, isExported } from './handler-exports';
import type { HandlerFile } from './handler-file';
import { isEntryName, roleOfFile, roleOfName, type Role } from './handler-names';
import { routesWithin } from './route-conditions';
import { ALL, and, NONE, only, or, type RouteSet } from './route-set';

/** The routes for which the code of a file runs. */
export class HandlerRoutes {
  private readonly known = new Map<FunctionNode, RouteSet>();

  public constructor(
    private readonly file: HandlerFile,
    /** Whether the project says that the file is the handler of `$connect`. */
    private readonly isConnectFile: boolean,
  ) {}

  /** The routes for which a node may run; all routes if nothing restricts them. */
  public at(node: Node): RouteSet {
    const around = functionAround(node);
    const within = routesWithin(this.file, node);
    return around ? and(within, this.of(around)) : within;
  }

  /** The routes for which a function may be called. */
  public of(called: FunctionNode): RouteSet {
    const known = this.known.get(called);
    if (known) return known;
    // Recursive calls add no routes.
    this.known.set(called, NONE);
    const ways = this.waysInto(called);
    const routes = ways.length === 0 ? ALL : ways.reduce(or, NONE);
    this.known.set(called, routes);
    return routes;
  }

  /** The role of an exported function, by its name or that of its file. */
  public roleOf(called: FunctionNode): Role | undefined {
    const exports = exportedFunctions(this.file).filter(({ node }) => node === called);
    if (exports.length === 0) return undefined;
    const names = exports.flatMap((handler) => handler.names);
    const byName = names.map(roleOfName).find((role) => role !== undefined);
    if (byName) return byName;
    if (!names.some(isEntryName) && exportedFunctions(this.file).length > 1) return undefined;
    return this.isConnectFile ? '$connect' : roleOfFile(this.file.name);
  }

  private waysInto(called: FunctionNode): readonly RouteSet[] {
    const isEntry = isExported(this.file, called);
    const uses = usesAsValue(this.file, called);
    const isInMap = uses.some((use) => routeKeyOf(this.file, use) !== undefined);
    const calls = callSites(this.file, called).filter(
      ({ callee }) => !isInMap || functionOf(this.file, callee) === called,
    );
    return [
      ...(isEntry ? [this.ofEntry(called)] : []),
      ...calls.map((call) => this.at(call)),
      ...uses.flatMap((use) => this.ofUse(use, isEntry || calls.length > 0)),
    ];
  }

  private ofEntry(called: FunctionNode): RouteSet {
    const role = this.roleOf(called);
    if (role !== '$connect' && role !== '$disconnect') return ALL;
    const kind = eventKind(this.file, called);
    if (kind === 'foreign' || needsMessage(this.file, called)) return ALL;
    if (kind !== 'websocket' && readsMessage(this.file, called)) return ALL;
    return this.asksForAnother(called, role) ? ALL : only(role);
  }

  /** Whether a function checks for another route than the one in its name, so that the name is not the whole story. */
  private asksForAnother(called: FunctionNode, role: string): boolean {
    return this.file.nodes.of('Literal').some((literal) => {
      if (!isInside(literal, called) || typeof literal.value !== 'string') return false;
      return isRouteName(literal.value) && routeName(literal.value) !== role;
    });
  }

  private ofUse(use: Node, isReached: boolean): readonly RouteSet[] {
    const key = routeKeyOf(this.file, use);
    if (key !== undefined) return [only(key)];
    const callback = callbackOf(use);
    const route = registeredRoute(this.file, use);
    if (route !== undefined) return [only(route)];
    // The object that it is a member of, or the module that exports it, does not show who calls it.
    if (isReached && !callback) return [];
    if (isReached && callback && functionAround(callback.call) === undefined) return [];
    // A function that is written in place runs for the routes for which the place is reached.
    return [this.at(use)];
  }
}

/** Whether a function reads a body, which events of `$connect` and `$disconnect` do not have. */
function readsMessage(file: HandlerFile, called: FunctionNode): boolean {
  return readsOf(file, called).some((read) => /^(?:body|isBase64Encoded)\b/.test(read));
}

/** Whether a function parses a body unconditionally, which would fail for `$connect`. */
function needsMessage(file: HandlerFile, called: FunctionNode): boolean {
  return file.nodes.of('CallExpression').some((call) => {
    const [argument] = call.arguments;
    if (!argument || calleeName(call) !== 'parse' || unwrap(argument).type === 'LogicalExpression') return false;
    const path = pathOf(file, argument);
    return (
      path?.from === called && path.position === 0 && path.names.join('.') === 'body' && branches(call).length === 0
    );
  });
}

/** The route key under which a function stands in a map of handlers: `{ $connect: onConnect }`, `['$connect', onConnect]`. */
export function routeKeyOf(file: HandlerFile, use: Node): string | undefined {
  const outer = wrapped(use);
  const { parent } = outer;
  if (parent?.type === 'Property' && parent.value === outer && parent.parent.type === 'ObjectExpression') {
    const keys = parent.parent.properties.map((property) =>
      property.type === 'Property' ? file.evaluator.keyOf(property) : undefined,
    );
    return keys.some(isRouteName) ? routeName(file.evaluator.keyOf(parent)) : undefined;
  }
  if (parent?.type !== 'ArrayExpression') return undefined;
  const [key, value] = parent.elements;
  const name = value === outer && key ? file.text(key) : undefined;
  return isRouteName(name) ? routeName(name) : undefined;
}

/** The route that a function is registered for: `router.on('$connect', onConnect)`. */
function registeredRoute(file: HandlerFile, use: Node): string | undefined {
  const [first] = callbackOf(use)?.call.arguments ?? [];
  const key = first && file.text(first);
  return key !== undefined && /^\$(?:connect|disconnect|default)$/.test(key) ? key : undefined;
}

/** Whether a function is called with events, or by functions that are: not for each item of a list. */
export function isGivenEvents(file: HandlerFile, of: FunctionNode): boolean {
  return (
    isExported(file, of) ||
    callSites(file, of).length > 0 ||
    routeKeyOf(file, of) !== undefined ||
    registeredRoute(file, of) !== undefined ||
    callbackOf(of) === undefined
  );
}

/** Whether a handler of several routes has a route among them: it asks for its key, or for the type of its events. */
export function asksFor(file: HandlerFile, handler: FunctionNode, route: string): boolean {
  const isGiven = isExported(file, handler) || callSites(file, handler).length > 0;
  const names = [
    ...file.nodes.of('Literal'),
    ...file.nodes.of('Identifier'),
    ...file.nodes.of('MemberExpression').filter((name) => isMember(name, /connect$/i)),
  ];
  return (
    isGiven &&
    names.some((name) => {
      if (!isInside(name, handler)) return false;
      const text = name.type === 'Identifier' ? name.name : file.text(name);
      return text === route || (name.type !== 'Identifier' && text === typeOf(route));
    })
  );
}

/** Whether a function picks what it calls from a map that has a route: `handlers[event.requestContext.routeKey]`. */
export function picksFor(file: HandlerFile, handler: FunctionNode, route: string): boolean {
  return file.nodes.of('MemberExpression').some((access) => {
    if (!access.computed || !isInside(access, handler)) return false;
    const map = file.evaluator.origin(access.object);
    return (
      map.type === 'ObjectExpression' &&
      map.properties.some(
        (property) => property.type === 'Property' && routeName(file.evaluator.keyOf(property)) === route,
      )
    );
  });
}

/** The type of the events of `$connect` and `$disconnect`. */
function typeOf(route: string): string {
  return route.slice(1).toUpperCase();
}

function isRouteName(name: string | undefined): boolean {
  return name !== undefined && /^(?:\$connect|\$disconnect|\$default|CONNECT|DISCONNECT)$/.test(name);
}

function routeName(name: string | undefined): string | undefined {
  if (name === 'CONNECT') return '$connect';
  return name === 'DISCONNECT' ? '$disconnect' : name;
}

const ROUTES = new WeakMap<HandlerFile, Map<boolean, HandlerRoutes>>();

/**
 * For which routes the code of a file runs.
 *
 * @param connectHandlers globs of the files that are handlers of `$connect`
 */
export function routesOf(file: HandlerFile, connectHandlers: readonly string[] = []): HandlerRoutes {
  const isConnectFile = connectHandlers.length > 0 && matches(file.name.replaceAll('\\', '/'), connectHandlers);
  const known = ROUTES.get(file) ?? new Map<boolean, HandlerRoutes>();
  ROUTES.set(file, known);
  const routes = known.get(isConnectFile) ?? new HandlerRoutes(file, isConnectFile);
  known.set(isConnectFile, routes);
  return routes;
}

/** The library is loaded where there are globs: most projects name no files. */
function matches(path: string, globs: readonly string[]): boolean {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a call is made when it is needed
  return (require('picomatch') as typeof picomatch).isMatch(path, [...globs], { dot: true });
}
