import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isMember, statementsBefore, unwrap, type Node } from '../syntax';
import { isAlways, isContextField, pathOf } from './access-paths';
import { once } from '../once';
import type { HandlerFile } from './handler-file';
import { ALL, and, NONE, not, only, or, UNNAMED, type RouteSet } from './route-set';

/** What is known of the route where a condition holds, and where it does not. */
interface RouteCondition {
  readonly held: RouteSet;
  readonly failed: RouteSet;
  /** Whether the condition asks for nothing else. */
  readonly asksNothingElse: boolean;
}

const NOTHING: RouteCondition = { held: ALL, failed: ALL, asksNothingElse: false };

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

/** The routes for which a part of a statement or of an expression is reached, by what that asks. */
export function branchOf(file: HandlerFile, at: Node, child: Node): RouteSet {
  switch (at.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (at.test === child) return ALL;
      return at.consequent === child ? routeCondition(file, at.test).held : routeCondition(file, at.test).failed;
    case 'LogicalExpression':
      if (at.left === child || at.operator === '??') return ALL;
      return at.operator === '&&' ? routeCondition(file, at.left).held : routeCondition(file, at.left).failed;
    case 'SwitchCase':
      return at.test === child ? ALL : routesOfCase(file, at);
    default:
      return ALL;
  }
}

/** The routes for which what follows a statement is reached. */
function routesAfter(file: HandlerFile, statement: Node): RouteSet {
  if (statement.type === 'IfStatement') {
    const { held, failed } = routeCondition(file, statement.test);
    const afterHeld = ends(statement.consequent, LEAVING) ? NONE : held;
    const afterFailed = statement.alternate && ends(statement.alternate, LEAVING) ? NONE : failed;
    return or(afterHeld, afterFailed);
  }
  if (statement.type !== 'SwitchStatement') return ALL;
  const left = statement.cases.filter(({ consequent }) => consequent.some((one) => ends(one, RETURNING)));
  return left.reduce((routes, switchCase) => and(routes, caseCondition(file, switchCase).failed), ALL);
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
export function routesOfCase(file: HandlerFile, switchCase: TSESTree.SwitchCase): RouteSet {
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
  if (switchCase.test) return caseCondition(file, switchCase).held;
  return switchCase.parent.cases.reduce((routes, other) => and(routes, caseCondition(file, other).failed), ALL);
}

/** What a case says of the route; `default` says nothing by itself. */
export function caseCondition(file: HandlerFile, { test, parent }: TSESTree.SwitchCase): RouteCondition {
  const { discriminant } = parent;
  if (!test) return NOTHING;
  const isTrue = discriminant.type === 'Literal' && discriminant.value === true;
  return isTrue ? routeCondition(file, test) : (compared(file, discriminant, test) ?? NOTHING);
}

/** What a condition says of the route. */
export function routeCondition(file: HandlerFile, written: Node): RouteCondition {
  const node = file.evaluator.origin(written);
  const conditions = knownConditions(file);
  const found = conditions.get(node);
  if (found) return found;
  // A condition that refers to itself says nothing of the route.
  conditions.set(node, NOTHING);
  const result = readCondition(file, node);
  conditions.set(node, result);
  return result;
}

const knownConditions = once(() => new Map<Node, RouteCondition>());

function readCondition(file: HandlerFile, node: Node): RouteCondition {
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const { held, failed, asksNothingElse } = routeCondition(file, node.argument);
    return { held: failed, failed: held, asksNothingElse };
  }
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const [a, b] = [routeCondition(file, node.left), routeCondition(file, node.right)];
    const asksNothingElse = a.asksNothingElse && b.asksNothingElse;
    return node.operator === '&&'
      ? { held: and(a.held, b.held), failed: or(a.failed, b.failed), asksNothingElse }
      : { held: or(a.held, b.held), failed: and(a.failed, b.failed), asksNothingElse };
  }
  if (node.type === 'CallExpression') return listed(file, node);
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator)) return NOTHING;
  const found = compared(file, node.left, node.right) ?? compared(file, node.right, node.left) ?? NOTHING;
  return node.operator.startsWith('!') ? { ...found, held: found.failed, failed: found.held } : found;
}

/** `['$connect', '$disconnect'].includes(routeKey)` */
function listed(file: HandlerFile, { callee, arguments: [question] }: TSESTree.CallExpression): RouteCondition {
  const access = unwrap(callee);
  const list = isMember(access, /^includes$/) ? file.evaluator.origin(access.object) : undefined;
  const field = question && fieldOf(file, question);
  if (list?.type !== 'ArrayExpression' || !field) return NOTHING;
  return isOneOf(list.elements.map((element) => routesNamed(file, field, element)).reduce(or, NONE));
}

function compared(file: HandlerFile, question: Node, answer: Node): RouteCondition | undefined {
  const field = fieldOf(file, question);
  return field && isOneOf(routesNamed(file, field, answer));
}

function isOneOf(held: RouteSet): RouteCondition {
  return { held, failed: not(held), asksNothingElse: true };
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
