import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  isInside,
  isMember,
  keyName,
  startOfChain,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax';
import { once } from '../once';
import { referencesOf } from '../variables';
import { inCaller, pathOf, type AccessPath } from './access-paths';
import { callSites } from './functions';
import type { HandlerFile } from './handler-file';
import { eventKind, isDeclaredAuthorizer } from './event-kinds';
import { exportedFunctions, isExported } from './handler-exports';
import { asksFor, isGivenEvents, picksFor, routeKeyOf, type HandlerRoutes } from './handler-routes';
import { answersOf } from './authorizer-answers';
import { isHandshake } from './authorizer-events';
import { importedBy } from './modules';
import { includes, isOnly } from './route-set';
import { usesAsValue } from './functions';

const LOGS = /^(?:log|info|debug|warn|error|trace|dir|fatal|verbose|silly|critical|notice|table)$/;

/** Fields of a socket that are set to a listener. */
const LISTENERS = /^on[a-z]+$/;

/** The handler whose event is logged as a whole at a node, with what it is there for. */
export interface EventLog {
  readonly node: Node;
  readonly isAuthorizer: boolean;
}

/** Where a file logs all of what `$connect` or an authorizer is called with. */
export function eventLogs(file: HandlerFile, routes: HandlerRoutes): readonly EventLog[] {
  const found = new Map<Node, EventLog>();
  for (const { node, path } of [...logged(file), ...loggedByPowertools(file), ...loggedByMiddy(file)])
    visit(file, routes, { node, path, found, seen: new Set() });
  return [...found.values()];
}

interface Step {
  readonly node: Node;
  readonly path: AccessPath;
  readonly found: Map<Node, EventLog>;
  readonly seen: Set<Node>;
}

function visit(file: HandlerFile, routes: HandlerRoutes, step: Step): void {
  const { node, path, found, seen } = step;
  if (seen.has(node)) return;
  seen.add(node);
  if (path.position === 0 && path.names.length === 0) {
    const subject = subjectAt(file, routes, node, path.from);
    if (subject) {
      found.set(node, { node, isAuthorizer: subject === 'authorizer' });
      return;
    }
  }
  // What is called for another route only may be picked where $connect arrives, too.
  if (!includes(routes.at(node), '$connect')) return;
  for (const call of callSites(file, path.from)) {
    const outer = inCaller(file, path, call);
    if (outer) visit(file, routes, { node: call, path: outer, found, seen });
  }
}

/** What the event is of where a node is reached: `$connect`, an authorizer, or nothing that is known. */
function subjectAt(
  file: HandlerFile,
  routes: HandlerRoutes,
  node: Node,
  handler: FunctionNode,
): '$connect' | 'authorizer' | undefined {
  const kind = eventKind(file, handler);
  if (kind === 'foreign' || isListener(handler) || !isGivenEvents(file, handler)) return undefined;
  if (isAuthorizer(file, routes, handler)) return 'authorizer';
  const at = isInside(node, handler) ? routes.at(node) : routes.of(handler);
  if (!includes(at, '$connect')) return undefined;
  if (isOnly(at, '$connect')) return kind === 'unknown' && !isByCode(file, handler) ? undefined : '$connect';
  const isForConnect = asksFor(file, handler, '$connect') || picksFor(file, handler, '$connect');
  return isForConnect ? '$connect' : undefined;
}

/** `socket.onerror = (event) => …` */
function isListener(handler: FunctionNode): boolean {
  const { parent } = wrapped(handler);
  return parent?.type === 'AssignmentExpression' && isMember(parent.left, LISTENERS);
}

/** Whether the code, and not only a name, says that a function is for a route. */
function isByCode(file: HandlerFile, handler: FunctionNode): boolean {
  return (
    usesAsValue(file, handler).some((use) => routeKeyOf(file, use) !== undefined) || asksFor(file, handler, '$connect')
  );
}

function isAuthorizer(file: HandlerFile, routes: HandlerRoutes, handler: FunctionNode): boolean {
  if (!isHandshake(file, handler)) return false;
  if (isDeclaredAuthorizer(file, handler)) return true;
  if (!isExported(file, handler)) return false;
  const answersPolicy = answersOf(file, handler).some(({ kind }) => kind === 'policy');
  return answersPolicy || (routes.roleOf(handler) === 'authorizer' && eventKind(file, handler) !== 'unknown');
}

interface Logged {
  readonly node: Node;
  readonly path: AccessPath;
}

function logged(file: HandlerFile): readonly Logged[] {
  return file.nodes.of('CallExpression').flatMap((node) => {
    if (!isLog(file, node)) return [];
    const seen = new Set<Node>();
    return node.arguments.flatMap((argument) => parametersIn(file, argument, seen).map((path) => ({ node, path })));
  });
}

/** Names of loggers, and calls that give one: `log`, `this.logger`, `auditLog`, `getLogger()`. */
const LOGGER = /^console$|(?:\b|_)log(?:ger)?(?:\(.*\))?$/i;
const LOGGER_IN_CAMEL_CASE = /[a-z]Log(?:ger)?(?:\(.*\))?$/;

function isLog(file: HandlerFile, { callee }: TSESTree.CallExpression): boolean {
  const access = unwrap(callee);
  if (!isMember(access, LOGS)) return false;
  const receiver = file.sourceCode.getText(access.object);
  return LOGGER.test(receiver) || LOGGER_IN_CAMEL_CASE.test(receiver);
}

/** The parameters, or parts of them, that are in an argument: by themselves, as JSON, in an object, a list or a text. */
function parametersIn(file: HandlerFile, written: Node, seen: Set<Node>): readonly AccessPath[] {
  const node = unwrap(written);
  if (seen.has(node)) return [];
  seen.add(node);
  const path = pathOf(file, node);
  if (path) return isStripped(file, path) ? [] : [path];
  return partsOf(file, node).flatMap((part) => parametersIn(file, part, seen));
}

const SECRET = /auth|cookie|token|jwt|protocol|key/i;
const SECRETS = /^(?:multiValue)?(?:headers|queryStringParameters)$/i;

/** Whether a function, or one that it calls, removes secrets from its parameter: `delete event.headers`. */
function isStripped(file: HandlerFile, { from, position }: AccessPath): boolean {
  return secretsRemoved(file).some((path) => path.from === from && path.position === position);
}

const secretsRemoved = once((file: HandlerFile): readonly AccessPath[] =>
  changesIn(file).flatMap((target) => {
    const path = pathOf(file, target);
    const [first = '', ...rest] = path?.names ?? [];
    if (!path || !SECRETS.test(first) || !rest.every((name) => SECRET.test(name))) return [];
    return [path, ...callSites(file, path.from).flatMap((call) => inCaller(file, path, call) ?? [])];
  }),
);

/** The same of a copy: `delete copy.headers`. */
function isCleared(file: HandlerFile, copy: TSESTree.Identifier): boolean {
  const uses = new Set<Node>(referencesOf(file.sourceCode, copy).map(({ identifier }) => identifier));
  return changesIn(file).some((target) => {
    const start = startOfChain(target);
    return uses.has(start) && isMember(start.parent, SECRETS);
  });
}

/** What a file deletes or assigns to. */
const changesIn = once((file: HandlerFile): readonly Node[] => [
  ...file.nodes.of('UnaryExpression').flatMap(({ operator, argument }) => (operator === 'delete' ? [argument] : [])),
  ...file.nodes.of('AssignmentExpression').map(({ left }) => left),
]);

/** The expressions whose whole value is in the value of another. */
function partsOf(file: HandlerFile, node: Node): readonly Node[] {
  switch (node.type) {
    case 'Identifier':
      return isCleared(file, node) ? [] : [file.evaluator.origin(node)];
    case 'CallExpression':
      if (calleeName(node) === 'String') return textsAmong(file, node.arguments);
      return isCopy(node) ? node.arguments : [];
    case 'TemplateLiteral':
      return textsAmong(file, node.expressions);
    case 'BinaryExpression':
      return textsAmong(file, [node.left, node.right]);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'ArrayExpression':
      return node.elements.filter((element) => element !== null);
    case 'SpreadElement':
      return [node.argument];
    case 'ObjectExpression':
      return node.properties
        .filter(({ type }) => type === 'Property' || !isRedacted(node))
        .map((property) => (property.type === 'Property' ? property.value : property));
    default:
      return [];
  }
}

/** The parts of a text that are texts themselves: of an object, only `[object Object]` comes out. */
function textsAmong(file: HandlerFile, parts: readonly Node[]): readonly Node[] {
  return parts.filter((part) => {
    const node = file.evaluator.origin(part);
    if (node.type === 'CallExpression') return TEXTS.test(calleeName(node));
    return /^(?:TemplateLiteral|BinaryExpression|ConditionalExpression)$/.test(node.type);
  });
}

const TEXTS = /^(?:stringify|inspect|String)$/;

/** `JSON.stringify(event)`, without a function that leaves things out, and other copies of all that is there. */
function isCopy(call: TSESTree.CallExpression): boolean {
  const name = calleeName(call);
  if (name === 'stringify') {
    const [, replacer] = call.arguments;
    return (
      !replacer || replacer.type === 'Literal' || (replacer.type === 'Identifier' && replacer.name === 'undefined')
    );
  }
  return /^(?:inspect|structuredClone|parse|cloneDeep)$/.test(name);
}

/** Whether secrets of what is spread into an object are replaced: `{ ...event, headers: undefined }`. */
function isRedacted({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some((property) => property.type === 'Property' && SECRETS.test(keyName(property) ?? ''));
}

/** `logger.injectLambdaContext({ logEvent: true })` of Powertools, as a decorator or as middleware. */
function loggedByPowertools(file: HandlerFile): readonly Logged[] {
  return file.nodes.of('Property').flatMap((property) => {
    if (keyName(property) !== 'logEvent' || property.value.type !== 'Literal' || property.value.value !== true)
      return [];
    const call = property.parent.parent;
    if (call.type !== 'CallExpression' || !file.sourceCode.getText(call.callee).endsWith('injectLambdaContext'))
      return [];
    return handlersWith(file, call).map((from) => ({ node: property, path: { from, position: 0, names: [] } }));
  });
}

const MIDDY_LOGGER = '@middy/input-output-logger';

/** `inputOutputLogger()` of middy, which logs the whole event where no option says anything else. */
function loggedByMiddy(file: HandlerFile): readonly Logged[] {
  if (!file.sourceCode.text.includes(MIDDY_LOGGER)) return [];
  return file.nodes.of('CallExpression').flatMap((node) => {
    if (node.arguments.length > 0 || importedBy(file, node.callee)?.module !== MIDDY_LOGGER) return [];
    // One of its hooks may be for answers only: `.after(inputOutputLogger().after)`.
    if (node.parent.type === 'MemberExpression') return [];
    return handlersWith(file, node).map((from) => ({ node, path: { from, position: 0, names: [] } }));
  });
}

/** The handlers that a call decorates, or is middleware of. */
function handlersWith(file: HandlerFile, call: TSESTree.CallExpression): readonly FunctionNode[] {
  const { parent } = call;
  if (parent.type === 'Decorator' && parent.parent.type === 'MethodDefinition')
    return [parent.parent.value as FunctionNode];
  const exports = exportedFunctions(file);
  const around = exports.filter(({ value }) => isInside(call, value));
  // Middleware may also be added in a statement of its own, which says whose it is only if there is one handler.
  const handlers = new Set((around.length > 0 ? around : exports).map(({ node }) => node));
  return around.length > 0 || handlers.size === 1 ? [...handlers] : [];
}
