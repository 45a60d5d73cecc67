import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isMember, unwrap, type FunctionNode, type Node } from '../syntax';
import { isAlways, isContextField, pathOf } from './access-paths';
import { functionAround, isInside } from './functions';
import { once } from '../once';
import type { HandlerFile } from './handler-file';
import { ALL, and, isListed, NONE, not, only, or, type RouteSet } from './route-set';

/** What is known of the route where a condition holds, and where it does not. */
interface Known {
  readonly held: RouteSet;
  readonly failed: RouteSet;
  /** Whether the condition asks for nothing else. */
  readonly isAll: boolean;
}

const NOTHING: Known = { held: ALL, failed: ALL, isAll: false };
/** A route whose key the file does not show: it may be any, so that it is never one and no other. */
const UNNAMED = only('');

/** Whether routes are told apart by a key that the file does not show: which of them is meant is not known. */
export function hasUnnamed({ keys }: RouteSet): boolean {
  return keys.has('');
}

const EVENT_TYPES: ReadonlyMap<string, RouteSet> = new Map([
  ['CONNECT', only('$connect')],
  ['DISCONNECT', only('$disconnect')],
  ['MESSAGE', not(only('$connect', '$disconnect'))],
]);

/** The routes for which a node of a function may be reached, by what the function itself asks on the way. */
export function routesWithin(file: HandlerFile, node: Node): RouteSet {
  let routes = ALL;
  for (let child = node, at = node.parent; at && !isFunction(at); child = at, at = at.parent) {
    routes = and(routes, branchOf(file, at, child));
    for (const statement of statementsBefore(at, child)) routes = and(routes, routesAfter(file, statement));
  }
  return routes;
}

/** Whether only what a function asks of the route decides whether it gets to a node. */
export function isUpToRoute(file: HandlerFile, node: Node): boolean {
  for (let child = node, at = node.parent; at && !isFunction(at); child = at, at = at.parent) {
    if (!isArmOfRoute(file, at, child)) return false;
    if (statementsBefore(at, child).some((statement) => mayLeave(file, statement))) return false;
  }
  return true;
}

/** Something that a function does for some routes. */
interface Arm {
  readonly node: Node;
  readonly routes: RouteSet;
}

/**
 * Whether a function does something for a route, and may go on: an arm of it waits for something, or calls nothing. What is
 * called there and not waited for may throw, as `fail('not this route')`.
 */
export function actsFor(file: HandlerFile, handler: FunctionNode, route: string): boolean {
  return armsIn(file).some(
    ({ node, routes }) =>
      isListed(routes, route) &&
      functionAround(node) === handler &&
      (hasWithin(file, 'AwaitExpression', node) || !hasWithin(file, 'CallExpression', node)),
  );
}

const armsIn = once((file: HandlerFile): readonly Arm[] => [
  ...[...file.nodes.of('IfStatement'), ...file.nodes.of('ConditionalExpression')].flatMap(
    ({ test, consequent, alternate }) => {
      const { held, failed } = known(file, test);
      return [{ node: consequent, routes: held }, ...(alternate ? [{ node: alternate, routes: failed }] : [])];
    },
  ),
  ...file.nodes
    .of('LogicalExpression')
    .flatMap(({ operator, left, right }) =>
      operator === '&&' ? [{ node: right, routes: known(file, left).held }] : [],
    ),
  ...file.nodes.of('SwitchCase').map((node) => ({ node, routes: routesOfCase(file, node) })),
]);

function hasWithin({ nodes }: HandlerFile, type: 'AwaitExpression' | 'CallExpression', outer: Node): boolean {
  return nodes.of(type).some((node) => isInside(node, outer));
}

function isArmOfRoute(file: HandlerFile, at: Node, child: Node): boolean {
  switch (at.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return at.test === child || known(file, at.test).isAll;
    case 'LogicalExpression':
      return at.left === child || (at.operator !== '??' && known(file, at.left).isAll);
    case 'SwitchCase':
      return isSwitchOfRoute(file, at.parent);
    case 'CatchClause':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return false;
    default:
      return true;
  }
}

function isSwitchOfRoute(file: HandlerFile, { cases }: TSESTree.SwitchStatement): boolean {
  return cases.every((switchCase) => !switchCase.test || asked(file, switchCase).isAll);
}

/** Whether a statement may end a function for a reason that is none of the route. */
function mayLeave(file: HandlerFile, statement: Node): boolean {
  if (statement.type === 'IfStatement' && known(file, statement.test).isAll) return false;
  if (statement.type === 'SwitchStatement' && isSwitchOfRoute(file, statement)) return false;
  const leaving = [...file.nodes.of('ReturnStatement'), ...file.nodes.of('ThrowStatement')];
  const around = functionAround(statement);
  return leaving.some((leave) => isInside(leave, statement) && functionAround(leave) === around);
}

/** The statements that run before one of a block or of a case. */
function statementsBefore(at: Node, child: Node): readonly Node[] {
  const statements = at.type === 'BlockStatement' || at.type === 'Program' ? at.body : [];
  const all: readonly Node[] = at.type === 'SwitchCase' ? at.consequent : statements;
  return all.slice(0, Math.max(0, all.indexOf(child)));
}

function branchOf(file: HandlerFile, at: Node, child: Node): RouteSet {
  switch (at.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (at.test === child) return ALL;
      return at.consequent === child ? known(file, at.test).held : known(file, at.test).failed;
    case 'LogicalExpression':
      if (at.left === child || at.operator === '??') return ALL;
      return at.operator === '&&' ? known(file, at.left).held : known(file, at.left).failed;
    case 'SwitchCase':
      return at.test === child ? ALL : routesOfCase(file, at);
    default:
      return ALL;
  }
}

/** The routes for which what follows a statement is reached. */
function routesAfter(file: HandlerFile, statement: Node): RouteSet {
  if (statement.type === 'IfStatement') {
    const { held, failed } = known(file, statement.test);
    const afterHeld = ends(statement.consequent, LEAVING) ? NONE : held;
    const afterFailed = statement.alternate && ends(statement.alternate, LEAVING) ? NONE : failed;
    return or(afterHeld, afterFailed);
  }
  if (statement.type !== 'SwitchStatement') return ALL;
  const left = statement.cases.filter(({ consequent }) => consequent.some((one) => ends(one, RETURNING)));
  return left.reduce((routes, switchCase) => and(routes, asked(file, switchCase).failed), ALL);
}

/** Statements that end what they are in, and those that end a function: a `break` goes on behind its `switch`. */
const LEAVING = /^(?:Return|Throw|Continue|Break)Statement$/;
const RETURNING = /^(?:Return|Throw)Statement$/;

/** Whether a statement ends with one of a kind on whatever way through it, so that nothing behind it is reached. */
function ends(statement: Node, kind: RegExp): boolean {
  switch (statement.type) {
    case 'BlockStatement':
      return statement.body.some((one) => ends(one, kind));
    case 'IfStatement':
      return ends(statement.consequent, kind) && statement.alternate !== null && ends(statement.alternate, kind);
    case 'TryStatement': {
      const { block, handler, finalizer } = statement;
      const isTried = ends(block, kind) && (!handler || ends(handler.body, kind));
      return isTried || (finalizer !== null && ends(finalizer, kind));
    }
    default:
      return kind.test(statement.type);
  }
}

/** The routes of a case, and of those above that fall through into it. */
function routesOfCase(file: HandlerFile, switchCase: TSESTree.SwitchCase): RouteSet {
  const { cases } = switchCase.parent;
  let routes = entering(file, switchCase);
  for (let index = cases.indexOf(switchCase) - 1; index >= 0; index--) {
    const before = cases[index];
    if (!before || before.consequent.some((one) => ends(one, LEAVING))) break;
    routes = or(routes, entering(file, before));
  }
  return routes;
}

function entering(file: HandlerFile, switchCase: TSESTree.SwitchCase): RouteSet {
  if (switchCase.test) return asked(file, switchCase).held;
  return switchCase.parent.cases.reduce((routes, other) => and(routes, asked(file, other).failed), ALL);
}

/** What a case says of the route; `default` says nothing by itself. */
function asked(file: HandlerFile, { test, parent }: TSESTree.SwitchCase): Known {
  const { discriminant } = parent;
  if (!test) return NOTHING;
  const isTrue = discriminant.type === 'Literal' && discriminant.value === true;
  return isTrue ? known(file, test) : (compared(file, discriminant, test) ?? NOTHING);
}

/** What a condition says of the route. */
function known(file: HandlerFile, written: Node): Known {
  const node = file.evaluator.origin(written);
  const conditions = knownConditions(file);
  const found = conditions.get(node);
  if (found) return found;
  // What is made of itself says nothing.
  conditions.set(node, NOTHING);
  const result = saidBy(file, node);
  conditions.set(node, result);
  return result;
}

const knownConditions = once(() => new Map<Node, Known>());

function saidBy(file: HandlerFile, node: Node): Known {
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const { held, failed, isAll } = known(file, node.argument);
    return { held: failed, failed: held, isAll };
  }
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const [a, b] = [known(file, node.left), known(file, node.right)];
    const isAll = a.isAll && b.isAll;
    return node.operator === '&&'
      ? { held: and(a.held, b.held), failed: or(a.failed, b.failed), isAll }
      : { held: or(a.held, b.held), failed: and(a.failed, b.failed), isAll };
  }
  if (node.type === 'CallExpression') return listed(file, node);
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator)) return NOTHING;
  const found = compared(file, node.left, node.right) ?? compared(file, node.right, node.left) ?? NOTHING;
  return node.operator.startsWith('!') ? { ...found, held: found.failed, failed: found.held } : found;
}

/** `['$connect', '$disconnect'].includes(routeKey)` */
function listed(file: HandlerFile, { callee, arguments: [question] }: TSESTree.CallExpression): Known {
  const access = unwrap(callee);
  const list = isMember(access, /^includes$/) ? file.evaluator.origin(access.object) : undefined;
  const field = question && fieldOf(file, question);
  if (list?.type !== 'ArrayExpression' || !field) return NOTHING;
  return isOneOf(list.elements.map((element) => routesNamed(file, field, element)).reduce(or, NONE));
}

function compared(file: HandlerFile, question: Node, answer: Node): Known | undefined {
  const field = fieldOf(file, question);
  return field && isOneOf(routesNamed(file, field, answer));
}

function isOneOf(held: RouteSet): Known {
  return { held, failed: not(held), isAll: true };
}

/** The routes that a text names, as the key or as the type of an event. */
function routesNamed(file: HandlerFile, field: 'routeKey' | 'eventType', answer: Node | null): RouteSet {
  const text = answer ? file.text(answer) : undefined;
  if (text === undefined) return UNNAMED;
  return field === 'routeKey' ? only(text) : (EVENT_TYPES.get(text) ?? UNNAMED);
}

/** Whether an expression is the route key or the type of an event. */
function fieldOf(file: HandlerFile, expression: Node): 'routeKey' | 'eventType' | undefined {
  const path = pathOf(file, expression);
  if (!path) return undefined;
  return (['routeKey', 'eventType'] as const).find((name) => isAlways(file, path, isContextField(name)));
}
