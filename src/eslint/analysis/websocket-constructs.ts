import type { TSESTree } from '@typescript-eslint/utils';
import { isAsWritten, type Instance } from './instance';
import type { Occasion } from './occasions';
import { perFile } from './per-file';
import type { SourceFile, Typed } from './source-file';
import { memberName, unwrap, type Node } from './syntax';
import { booleanOf, nodeOf, stringOf, UNKNOWN, type Creation, type Value } from './static-values';

/** A construct of a WebSocket API. */
export interface Part {
  readonly creation: Creation;
  readonly instance: Instance;
  readonly props: Value;
  /** Whether it is the CloudFormation resource itself (`CfnStage`), with its property names. */
  readonly isL1: boolean;
  /** Whether it comes from this package, and so has defaults of its own. */
  readonly isGuarded: boolean;
  /** The API it belongs to, as far as the file shows it. */
  readonly api: Typed | undefined;
}

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

const APIS = ['apigatewayv2.WebSocketApi', 'guard.WebSocketApi'];
const OPTION_ROUTES = {
  connectRouteOptions: '$connect',
  disconnectRouteOptions: '$disconnect',
  defaultRouteOptions: '$default',
};

/** Methods of an API that add no route the file does not show. */
const QUIET_METHODS =
  /^(?:addRoute|arnForExecuteApi(?:V2)?|grant\w*|metric\w*|addUsagePlan|applyRemovalPolicy|toString|(?:add|delete|override)\w*(?:Override|Metadata|Dependency|LogicalId))$/;

/** Every WebSocket API that a file makes with `WebSocketApi`. */
export const apis = perFile((file): readonly Part[] => parts(file, ...APIS));

/** The same, and every `CfnApi` that is one. */
export const allApis = perFile((file): readonly Part[] => [
  ...apis(file),
  ...parts(file, 'apigatewayv2.CfnApi').filter(
    ({ props, instance }) =>
      isAsWritten(instance, 'protocolType') && stringOf(file.evaluator.property(props, 'protocolType')) === 'WEBSOCKET',
  ),
]);

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

/** Stages, of this package too. */
export const stages = perFile((file): readonly Part[] => [
  ...parts(file, 'apigatewayv2.WebSocketStage', 'guard.WebSocketStage'),
  ...parts(file, 'apigatewayv2.CfnStage').filter(
    (stage) => isWebSocket(file, stage) || (!isOfOtherApi(file, stage) && hasOwnProof(file, stage)),
  ),
]);

/** Whether a raw stage has settings that only stages of WebSocket APIs have. */
function hasOwnProof({ evaluator }: SourceFile, { props }: Part): boolean {
  const isLiteral = (settings: Value, name: string): boolean =>
    settings.kind === 'object' && evaluator.property(settings, name).kind === 'literal';
  const defaults = evaluator.property(props, 'defaultRouteSettings');
  const byRoute = evaluator.property(props, 'routeSettings');
  return (
    ['loggingLevel', 'dataTraceEnabled'].some((name) => isLiteral(defaults, name)) ||
    (evaluator.keys(byRoute) ?? []).some((key) =>
      ['LoggingLevel', 'DataTraceEnabled'].some((name) => isLiteral(evaluator.property(byRoute, key), name)),
    )
  );
}

/** `CfnIntegration`s of a WebSocket API, and the integrations that write properties of their own. */
export const integrations = perFile((file): readonly Part[] => [
  ...parts(
    file,
    'apigatewayv2.WebSocketIntegration',
    'guard.WebSocketIntegration',
    'apigatewayv2-integrations.WebSocketLambdaIntegration',
    'guard.WebSocketLambdaIntegration',
    'apigatewayv2-integrations.WebSocketAwsIntegration',
    'guard.WebSocketAwsIntegration',
  ),
  ...parts(file, 'apigatewayv2.CfnIntegration').filter((integration) => {
    const type = stringOf(file.evaluator.property(integration.props, 'integrationType')) ?? '';
    return isWebSocket(file, integration) || (!isOfOtherApi(file, integration) && /^(?:AWS|HTTP|MOCK)$/.test(type));
  }),
]);

/** Authorizers, raw ones of a WebSocket API too. */
export const authorizers = perFile((file): readonly Part[] => [
  ...parts(
    file,
    'apigatewayv2-authorizers.WebSocketLambdaAuthorizer',
    'guard.WebSocketLambdaAuthorizer',
    'apigatewayv2.WebSocketAuthorizer',
  ),
  ...parts(file, 'apigatewayv2.CfnAuthorizer').filter((authorizer) => isWebSocket(file, authorizer)),
]);

/** Whether a part belongs to an API that the file shows to be a WebSocket API. */
function isWebSocket(file: SourceFile, part: Part): boolean {
  return (part.api !== undefined && APIS.includes(part.api.symbol)) || protocolOf(file, part) === 'WEBSOCKET';
}

/** Whether a part belongs to an API that the file shows to be of another kind: what its properties say proves nothing. */
function isOfOtherApi(file: SourceFile, part: Part): boolean {
  const protocol = protocolOf(file, part);
  return protocol !== undefined && protocol !== 'WEBSOCKET';
}

/** The protocol that the file states for the API of a part, where that is a raw one, or by its class. */
export function protocolOf(file: SourceFile, { api }: Part): string | undefined {
  if (api && /\.I?HttpApi$/.test(api.symbol)) return 'HTTP';
  if (api?.symbol !== 'apigatewayv2.CfnApi' || !api.creation) return undefined;
  return stringOf(file.evaluator.property(file.props(api.creation), 'protocolType'));
}

/** Every construct of some classes that a file makes. */
export function parts(file: SourceFile, ...symbols: readonly string[]): readonly Part[] {
  return file.made(...symbols).map((creation) => {
    const props = file.props(creation);
    return {
      creation,
      props,
      isL1: creation.symbol.includes('.Cfn'),
      isGuarded: creation.symbol.startsWith('guard.'),
      get instance() {
        return file.instance(creation);
      },
      get api() {
        return apiOf(file, props);
      },
    };
  });
}

/** The API behind `webSocketApi: api` or `apiId: api.ref`. */
function apiOf(file: SourceFile, props: Value): Typed | undefined {
  const construct = nodeOf(file.evaluator.property(props, 'webSocketApi'));
  if (construct) return file.typeOf(construct);
  const id = nodeOf(file.evaluator.property(props, 'apiId'));
  const access = id && file.evaluator.origin(id);
  const isId = access?.type === 'MemberExpression' && /^(?:ref|apiId|attrApiId)$/.test(memberName(access) ?? '');
  return isId ? file.typeOf(access.object) : undefined;
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

/** The API whose method is called, where that is another one each time. */
function apiAt(file: SourceFile, { callee: written }: TSESTree.CallExpression, otherwise: Typed): Typed {
  const callee = unwrap(written);
  const typed = callee.type === 'MemberExpression' ? file.typeOf(callee.object) : undefined;
  return typed?.creation ? typed : otherwise;
}

/** A route that a function or a loop makes: one for each call and each run that the file shows. */
function onEachOccasion(file: SourceFile, made: Node, make: () => Route): readonly Route[] {
  const plain = make();
  if (stringOf(plain.key) !== undefined) return [plain];
  const { evaluator } = file;
  const around = evaluator.occasionsAround(made);
  const routes = (around?.all ?? []).map((occasion) =>
    evaluator.during(occasion, (): Route => {
      const { api, key, options, isL1, isGuarded, instance, node } = make();
      const place = occasion.place;
      return { api, key, options, isL1, isGuarded, instance, place, occasion, node: evaluator.origin(node) };
    }),
  );
  const known = routes.filter(({ key }) => stringOf(key) !== undefined);
  return around?.isOpen === false && known.length === routes.length ? known : [...known, plain];
}

/** Routes that a file adds to APIs which another file makes. */
function routesOfOthers(file: SourceFile): readonly Route[] {
  return file.methodCalls(['addRoute']).flatMap((call) => {
    const callee = unwrap(call.callee);
    const api = callee.type === 'MemberExpression' ? file.typeOf(callee.object) : undefined;
    return api && !api.creation && APIS.includes(api.symbol)
      ? onEachOccasion(file, call, () => addedRoute(file, api, call))
      : [];
  });
}

function addedRoute(file: SourceFile, api: Typed, node: TSESTree.CallExpression): Route {
  const [key] = node.arguments;
  return {
    api,
    key: key ? file.argument(node, 0) : UNKNOWN,
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

/** What a route asks of clients that connect: `NONE`, some authorization, or nobody can tell. */
export function authorizationOf(file: SourceFile, route: Route): Authorization {
  return file.evaluator.during(route.occasion, () => writtenAuthorization(file, route));
}

type Authorization = 'none' | 'some' | 'unknown';

function writtenAuthorization({ evaluator }: SourceFile, route: Route): Authorization {
  if (route.instance && !isAsWritten(route.instance, 'authorizationType', 'authorizerId')) return 'unknown';
  if (route.isL1) {
    const type = evaluator.property(route.options, 'authorizationType');
    if (type.kind === 'absent' || stringOf(type) === 'NONE') return 'none';
    return type.kind === 'literal' ? 'some' : 'unknown';
  }
  const authorizer = evaluator.property(route.options, 'authorizer');
  if (authorizer.kind === 'absent') return 'none';
  if (authorizer.kind === 'made')
    return authorizer.made.symbol === 'apigatewayv2.WebSocketNoneAuthorizer' ? 'none' : 'some';
  return authorizer.kind === 'call' ? 'some' : 'unknown';
}

/** Whether a route asks for an API key; undefined where nobody can tell. */
export function apiKeyOf(file: SourceFile, route: Route): boolean | undefined {
  if (route.instance && !isAsWritten(route.instance, 'apiKeyRequired')) return undefined;
  const required = file.evaluator.during(route.occasion, () =>
    file.evaluator.property(route.options, 'apiKeyRequired'),
  );
  return required.kind === 'absent' ? false : booleanOf(required);
}
