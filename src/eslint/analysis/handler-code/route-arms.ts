import type { TSESTree } from '@typescript-eslint/utils';
import { once } from '../once';
import { isLoop, isFunction, isInside, statementsBefore, unwrap, type FunctionNode, type Node } from '../syntax';
import { functionAround } from './functions';
import type { HandlerFile } from './handler-file';
import { branchOf, routesOfCase, caseCondition, routeCondition } from './route-conditions';
import { isListed, isOnly, type RouteSet } from './route-set';

/** Whether only what a function asks of the route decides whether it gets to a node. */
export function isUpToRoute(file: HandlerFile, node: Node): boolean {
  for (let child = node, at = node.parent; at && !isFunction(at); child = at, at = at.parent) {
    if (!isArmOfRoute(file, at, child)) return false;
    if (statementsBefore(at, child).some((statement) => mayLeave(file, statement))) return false;
  }
  return true;
}

/**
 * Whether a node is reached for a route whatever else the condition around it asks for,
 * `eventType === 'CONNECT' || isTest`, and nothing but the route decides between that and the node.
 */
export function isAskedFor(file: HandlerFile, node: Node, route: string): boolean {
  for (let child = node, at = node.parent; at && !isFunction(at); child = at, at = at.parent) {
    const test = at.type === 'IfStatement' || at.type === 'ConditionalExpression' ? at.test : undefined;
    const isArm = test !== undefined && 'consequent' in at && at.consequent === child;
    if (isArm && alternativesOf(test).some((one) => isOnly(routeCondition(file, one).held, route))) return true;
    if (!isArmOfRoute(file, at, child)) return false;
    if (statementsBefore(at, child).some((statement) => mayLeave(file, statement))) return false;
  }
  return false;
}

/** `a`, `b` and `c` of `a || b || c`. */
function alternativesOf(written: Node): readonly Node[] {
  const test = unwrap(written);
  const isEither = test.type === 'LogicalExpression' && test.operator === '||';
  return isEither ? [...alternativesOf(test.left), ...alternativesOf(test.right)] : [test];
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

const armsIn = once((file: HandlerFile): readonly Arm[] => {
  const { nodes } = file;
  const arms: readonly (TSESTree.Statement | TSESTree.Expression)[] = [
    ...[...nodes.of('IfStatement'), ...nodes.of('ConditionalExpression')].flatMap(({ consequent, alternate }) =>
      alternate ? [consequent, alternate] : [consequent],
    ),
    ...nodes.of('LogicalExpression').flatMap(({ operator, right }) => (operator === '&&' ? [right] : [])),
  ];
  return [
    ...arms.map((node) => ({ node, routes: branchOf(file, node.parent, node) })),
    ...nodes.of('SwitchCase').map((node) => ({ node, routes: routesOfCase(file, node) })),
  ];
});

function hasWithin({ nodes }: HandlerFile, type: 'AwaitExpression' | 'CallExpression', outer: Node): boolean {
  return nodes.of(type).some((node) => isInside(node, outer));
}

function isArmOfRoute(file: HandlerFile, at: Node, child: Node): boolean {
  switch (at.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return at.test === child || routeCondition(file, at.test).asksNothingElse;
    case 'LogicalExpression':
      return at.left === child || (at.operator !== '??' && routeCondition(file, at.left).asksNothingElse);
    case 'SwitchCase':
      return isSwitchOfRoute(file, at.parent);
    default:
      return at.type !== 'CatchClause' && !isLoop(at);
  }
}

function isSwitchOfRoute(file: HandlerFile, { cases }: TSESTree.SwitchStatement): boolean {
  return cases.every((switchCase) => !switchCase.test || caseCondition(file, switchCase).asksNothingElse);
}

/** Whether a statement may end a function for a reason that is none of the route. */
function mayLeave(file: HandlerFile, statement: Node): boolean {
  if (statement.type === 'IfStatement' && routeCondition(file, statement.test).asksNothingElse) return false;
  if (statement.type === 'SwitchStatement' && isSwitchOfRoute(file, statement)) return false;
  const leaving = [...file.nodes.of('ReturnStatement'), ...file.nodes.of('ThrowStatement')];
  const around = functionAround(statement);
  return leaving.some((leave) => isInside(leave, statement) && functionAround(leave) === around);
}
