import type { TSESTree } from '@typescript-eslint/utils';
import { isAsWritten, type Instance } from './instance';
import { receiverOf } from './method-calls';
import type { Occasion } from './occasions';
import { parts, type Part } from './parts';
import { perFile } from './per-file';
import { reachOf } from './skipped-branches';
import type { SourceFile, Typed } from './source-file';
import type { Node } from './syntax';
import { booleanOf, nodeOf, stringOf, UNKNOWN, type Value } from './static-values';
import { APIS, apis, isOfOtherApi, isWebSocket } from './websocket-constructs';

/** A route, wherever it is written. */
export interface Route {
  readonly api: Typed | undefined;
  readonly key: Value;
  /** Where the key is written, or what makes the route. */
  readonly node: Node;
  /** The options of aws-cdk-lib's route, or the properties of `CfnRoute`. */
  readonly options: Value;
  readonly isL1: boolean;
  /** The statement or the option that makes the route. */
  readonly place: Node;
  /** What the file does with the route; undefined where an option makes it. */
  readonly instance?: Instance;
  /** Whether the route comes from this package, and so asks at synthesis for what is missing. */
  readonly isGuarded: boolean;
  /** The call, or the run of a loop, that makes this one of several; undefined where the file writes each in full. */
  readonly occasion?: Occasion;
}

const OPTION_ROUTES = {
  connectRouteOptions: '$connect',
  disconnectRouteOptions: '$disconnect',
  defaultRouteOptions: '$default',
};

/** Methods of an API that add no route the file does not show. */
const QUIET_METHODS =
  /^(?:addRoute|arnForExecuteApi(?:V2)?|grant\w*|metric\w*|addUsagePlan|applyRemovalPolicy|toString|(?:add|delete|override)\w*(?:Override|Metadata|Dependency|LogicalId))$/;

/** Every route that a file adds to a WebSocket API. */
export const routes = perFile((file): readonly Route[] => [
  ...apis(file).flatMap((api) => routesOfApi(file, api)),
  ...routesOfOthers(file),
  ...madeRoutes(file),
  ...rawRoutes(file),
]);

/** The routes that a file adds to one API; undefined where there may be others. */
export function allRoutes(file: SourceFile, api: Part): readonly Route[] | undefined {
  const { isLost, isExposed, calls } = api.instance;
  if (isLost || isExposed || calls.some(({ name }) => !QUIET_METHODS.test(name))) return undefined;
  if (api.props.kind !== 'object' && api.props.kind !== 'absent') return undefined;
  const found = routes(file).filter((route) => route.api?.creation?.node === api.creation.node);
  const isUncertain = found.some(({ key, options }) => stringOf(key) === undefined || options.kind === 'unknown');
  const isOpen = Object.keys(OPTION_ROUTES).some((name) => {
    const options = file.evaluator.property(api.props, name);
    return options.kind === 'unknown' && !found.some(({ options: known }) => nodeOf(known) === nodeOf(options));
  });
  return isUncertain || isOpen ? undefined : found;
}

function routesOfApi(file: SourceFile, part: Part): readonly Route[] {
  const api: Typed = { symbol: part.creation.symbol, creation: part.creation };
  const options = Object.entries(OPTION_ROUTES).flatMap(([name, key]): readonly Route[] => {
    const value = file.evaluator.property(part.props, name);
    const place = nodeOf(value);
    if (value.kind !== 'object' || !place) return [];
    const known: Value = { kind: 'literal', value: key, node: place };
    if (part.instance.overridden.has('*')) return [];
    const { isGuarded, creation } = part;
    return [{ api, key: known, node: keyNode(place), options: value, isL1: false, place: creation.node, isGuarded }];
  });
  const added = part.instance.calls.filter(({ name }) => name === 'addRoute');
  const routes = added.flatMap(({ node }) =>
    onEachOccasion(file, node, () => addedRoute(file, apiAt(file, node, api), node)),
  );
  return [...options, ...routes.filter((route) => route.api?.creation?.node === part.creation.node)];
}

/** The API that a call is of: in a loop over APIs, another one each time. */
function apiAt(file: SourceFile, call: TSESTree.CallExpression, otherwise: Typed): Typed {
  const receiver = receiverOf(call);
  const typed = receiver && file.typeOf(receiver);
  return typed?.creation ? typed : otherwise;
}

/** A route that a function or a loop makes: one for each call and each run that the file shows. */
function onEachOccasion(file: SourceFile, made: Node, make: () => Route): readonly Route[] {
  if (file.evaluator.isIdle(made)) return [];
  const plain = make();
  if (stringOf(plain.key) !== undefined) return [plain];
  const { evaluator } = file;
  const around = evaluator.occasionsAround(made);
  const reached = (around?.all ?? []).flatMap((occasion) => {
    const reach = reachOf(file, made, occasion);
    return reach === 'never' ? [] : [{ occasion, isCertain: reach === 'certain' }];
  });
  const sure = reached.filter(({ isCertain }) => isCertain);
  const routes = sure.map(({ occasion }) =>
    evaluator.during(occasion, (): Route => {
      const { api, key, options, isL1, isGuarded, instance, node } = make();
      const place = occasion.place;
      return { api, key, options, isL1, isGuarded, instance, place, occasion, node: evaluator.origin(node) };
    }),
  );
  const known = routes.filter(({ key }) => stringOf(key) !== undefined);
  return around?.isOpen === false && known.length === reached.length ? known : [...known, plain];
}

/** Routes that a file adds to APIs which another file makes. */
function routesOfOthers(file: SourceFile): readonly Route[] {
  return file.methodCalls(['addRoute']).flatMap(({ node: call, receiver }) => {
    const api = file.typeOf(receiver);
    return api && !api.creation && APIS.includes(api.symbol)
      ? onEachOccasion(file, call, () => addedRoute(file, api, call))
      : [];
  });
}

function addedRoute(file: SourceFile, api: Typed, node: TSESTree.CallExpression): Route {
  const [key] = node.arguments;
  return {
    api,
    key: file.argument(node, 0),
    node: key ?? node,
    options: file.argument(node, 1),
    isL1: false,
    isGuarded: api.symbol.startsWith('guard.'),
    place: node,
    get instance() {
      return file.instance({ node });
    },
  };
}

/** `connectRouteOptions` of `connectRouteOptions: {…}`. */
function keyNode(value: Node): Node {
  return value.parent?.type === 'Property' && value.parent.value === value ? value.parent.key : value;
}

function madeRoutes(file: SourceFile): readonly Route[] {
  return parts(file, 'apigatewayv2.WebSocketRoute', 'guard.WebSocketRoute').flatMap((part) =>
    onEachOccasion(file, part.creation.node, () => routeOf(file, part)),
  );
}

/** `CfnRoute`s whose API, or whose key, is that of a WebSocket API. */
function rawRoutes(file: SourceFile): readonly Route[] {
  return parts(file, 'apigatewayv2.CfnRoute')
    .flatMap((part) =>
      onEachOccasion(file, part.creation.node, () => routeOf(file, part)).map((route) => ({ part, route })),
    )
    .filter(
      ({ part, route }) =>
        isWebSocket(file, part) || (!isOfOtherApi(file, part) && /^\$(?:dis)?connect$/.test(stringOf(route.key) ?? '')),
    )
    .map(({ route }) => route);
}

function routeOf(file: SourceFile, part: Part): Route {
  const routeKey = file.evaluator.property(part.props, 'routeKey');
  const key = isAsWritten(part.instance, 'routeKey') ? routeKey : UNKNOWN;
  const { isGuarded } = part;
  const { node } = part.creation;
  return {
    api: part.api,
    key,
    node: nodeOf(routeKey) ?? node,
    options: part.props,
    isL1: part.isL1,
    place: node,
    instance: part.instance,
    isGuarded,
  };
}

/** What a route asks of clients that connect: `NONE`, some authorization, or unknown. */
export function authorizationOf(file: SourceFile, route: Route): Authorization {
  return file.evaluator.during(route.occasion, () => writtenAuthorization(file, route));
}

type Authorization = 'none' | 'some' | 'unknown';

function writtenAuthorization({ evaluator }: SourceFile, route: Route): Authorization {
  const isWritten = (name: string): boolean => !route.instance || isAsWritten(route.instance, name);
  if (!isWritten('authorizationType')) return 'unknown';
  if (route.isL1) {
    const type = evaluator.property(route.options, 'authorizationType');
    if (type.kind === 'absent' || stringOf(type) === 'NONE') return isWritten('authorizerId') ? 'none' : 'unknown';
    return type.kind === 'literal' ? 'some' : 'unknown';
  }
  if (!isWritten('authorizerId')) return 'unknown';
  const authorizer = evaluator.property(route.options, 'authorizer');
  if (authorizer.kind === 'absent') return 'none';
  if (authorizer.kind === 'made')
    return authorizer.made.symbol === 'apigatewayv2.WebSocketNoneAuthorizer' ? 'none' : 'some';
  return authorizer.kind === 'call' ? 'some' : 'unknown';
}

/** Whether a route asks for an API key; undefined if unknown. */
export function apiKeyOf(file: SourceFile, route: Route): boolean | undefined {
  if (route.instance && !isAsWritten(route.instance, 'apiKeyRequired')) return undefined;
  const required = file.evaluator.during(route.occasion, () =>
    file.evaluator.property(route.options, 'apiKeyRequired'),
  );
  return required.kind === 'absent' ? false : booleanOf(required);
}
