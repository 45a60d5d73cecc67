import type { TSESTree } from '@typescript-eslint/utils';
import { getPropertyName, getStringIfConstant } from '@typescript-eslint/utils/ast-utils';

export type Node = TSESTree.Node;

/** A part of a file: a node, or what else has a place. */
export type Ranged = Pick<Node, 'range'>;

/** A function with a body, however it is written. */
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

export function isLoop({ type }: Node): boolean {
  return /^(?:For|ForOf|ForIn|While|DoWhile)Statement$/.test(type);
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

/** The expression without what TypeScript writes around it: `(x as Y)!` is `x`. */
export function unwrap(node: Node): Node {
  let inner = node;
  while (WRAPPERS.has(inner.type)) inner = (inner as Wrapper).expression;
  return inner;
}

/** The outermost expression that is the same value: from `x` to `(x as Y)!`. */
export function wrapped(node: Node): Node {
  let outer = node;
  while (outer.parent && WRAPPERS.has(outer.parent.type)) outer = outer.parent;
  return outer;
}

type Wrapper =
  | TSESTree.TSAsExpression
  | TSESTree.TSSatisfiesExpression
  | TSESTree.TSNonNullExpression
  | TSESTree.TSTypeAssertion
  | TSESTree.ChainExpression;

const WRAPPERS = new Set<string>([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'ChainExpression',
] satisfies `${Wrapper['type']}`[]);

/** The name of a member access (`a.b`, `a['b']`, `this.#b`); undefined where it is computed. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  const { property, computed } = node;
  if (property.type === 'PrivateIdentifier') return `#${property.name}`;
  return computed ? (getPropertyName(node) ?? undefined) : property.name;
}

/** The name of the method or of the function that a call is of; empty where it has none. */
export function calleeName({ callee: written }: TSESTree.CallExpression | TSESTree.NewExpression): string {
  const callee = unwrap(written);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  return callee.type === 'Identifier' ? callee.name : (name ?? '');
}

/** Whether a node is the access of a member that has such a name. */
export function isMember(node: Node | undefined, names: RegExp): node is TSESTree.MemberExpression {
  if (node?.type !== 'MemberExpression') return false;
  const name = memberName(node);
  return name !== undefined && names.test(name);
}

/** The name of a key in an object, a pattern, a class or a type; undefined where it is computed. */
export function keyName({ key, computed }: { readonly key: Node; readonly computed: boolean }): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!computed && key.type === 'Identifier') return key.name;
  return getStringIfConstant(key) ?? undefined;
}

/** What a chain of members starts with: `props` of `props.chat.stage`. */
export function startOfChain(access: Node): Node {
  let start = unwrap(access);
  while (start.type === 'MemberExpression') start = unwrap(start.object);
  return start;
}

/** `object.part.name` of its `object` */
export function wholeAccess(object: Node): Node {
  const outer = wrapped(object);
  const { parent } = outer;
  return parent?.type === 'MemberExpression' && parent.object === outer ? wholeAccess(parent) : outer;
}

/** Whether what is spread into a call may be the argument at a position, or moves it. */
export function isSpreadAt(args: readonly Node[], position: number): boolean {
  for (let at = 0; at <= position; at++) if (args[at]?.type === 'SpreadElement') return true;
  return false;
}

/** The loop over a list that a variable is declared by. */
export function loopDeclaring({
  parent: declaration,
}: TSESTree.VariableDeclarator): TSESTree.ForOfStatement | undefined {
  const { parent: loop } = declaration;
  return loop.type === 'ForOfStatement' && loop.left === declaration ? loop : undefined;
}

/** The property that an object is written with under a name. */
export function propertyNamed(
  { properties }: TSESTree.ObjectExpression,
  name: string | undefined,
): TSESTree.Property | undefined {
  for (const property of properties) if (property.type === 'Property' && keyName(property) === name) return property;
  return undefined;
}

/**
 * The names that lead to a binding in a pattern, with or without defaults: `['requestContext', 'routeKey']` in
 * `{ requestContext: { routeKey } = {} }`, `['1']` for `ids` in `[room, ids]`; undefined where the pattern does not bind it
 * by names or positions.
 */
export function patternPath(pattern: Node, name: string): readonly string[] | undefined {
  switch (pattern.type) {
    case 'Identifier':
      return pattern.name === name ? [] : undefined;
    case 'AssignmentPattern':
      return patternPath(pattern.left, name);
    case 'TSParameterProperty':
      return patternPath(pattern.parameter, name);
    case 'ObjectPattern':
      return pathInObject(pattern, name);
    case 'ArrayPattern':
      return pathInList(pattern, name);
    default:
      return undefined;
  }
}

function pathInObject({ properties }: TSESTree.ObjectPattern, name: string): readonly string[] | undefined {
  for (const property of properties) {
    const key = property.type === 'Property' ? keyName(property) : undefined;
    const rest = property.value && patternPath(property.value, name);
    if (rest) return key === undefined ? undefined : [key, ...rest];
  }
  return undefined;
}

function pathInList({ elements }: TSESTree.ArrayPattern, name: string): readonly string[] | undefined {
  for (const [position, element] of elements.entries()) {
    const rest = element && patternPath(element, name);
    if (rest) return [String(position), ...rest];
  }
  return undefined;
}

/** The nearest function, class member or module that a node is part of. */
export function enclosingFunction(node: Node): Node | undefined {
  return ancestor(node, (candidate) => FUNCTION_LIKE.test(candidate.type));
}

const FUNCTION_LIKE = /Function|^(?:StaticBlock|PropertyDefinition|Program)$/;

/** The nearest class around a node whose `this` is the class's own. */
export function enclosingClass(node: Node): TSESTree.ClassBody | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'ClassBody') return at;
    if (HAVE_OWN_THIS.has(at.type) && at.parent?.type !== 'MethodDefinition') return undefined;
  }
  return undefined;
}

const HAVE_OWN_THIS = new Set<string>(['FunctionDeclaration', 'FunctionExpression']);

/** The nearest node around another that is of some kind. */
export function ancestor(node: Node, test: (candidate: Node) => boolean): Node | undefined {
  for (let at = node.parent; at; at = at.parent) if (test(at)) return at;
  return undefined;
}

/** The statements of a block, a case or a file that come before one of them; none of what has no statements. */
export function statementsBefore(at: Node, child: Node): readonly Node[] {
  const statements = statementsOf(at);
  return statements.slice(0, Math.max(0, statements.indexOf(child)));
}

/** Those that come after it. */
export function statementsAfter(at: Node, child: Node): readonly Node[] {
  const statements = statementsOf(at);
  return statements.slice(statements.indexOf(child) + 1);
}

function statementsOf(at: Node): readonly Node[] {
  if (at.type === 'SwitchCase') return at.consequent;
  return at.type === 'BlockStatement' || at.type === 'Program' ? at.body : [];
}

/**
 * The branches that must be taken for a node to be reached, outermost first, within its function: arms of `if`, `?:`,
 * `switch`, `&&`, loops and `catch`.
 */
export function branches(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (let child = node, at = node.parent; at && !FUNCTION_LIKE.test(at.type); child = at, at = at.parent) {
    const isCondition = 'test' in at && at.test === child;
    const isLeft = at.type === 'LogicalExpression' && at.left === child;
    const isTried = at.type === 'TryStatement' && at.handler !== child;
    if (BRANCHING.test(at.type) && !isCondition && !isLeft && !isTried) found.unshift(child);
  }
  return found;
}

const BRANCHING =
  /^(?:If|For|ForIn|ForOf|While|DoWhile|Try)Statement$|^(?:Conditional|Logical)Expression$|^SwitchCase$/;

/** Whether a node is reached whenever another is: they are in the same function, and no branch is around it alone. */
export function isReachedWith(node: Node, other: Node): boolean {
  const around = branches(other);
  return (
    enclosingFunction(node) === enclosingFunction(other) &&
    branches(node).every((branch, index) => around[index] === branch) &&
    !isLeftBefore(node, other)
  );
}

/** Whether the code around a node may be left before the node is reached, and after another is: `if (…) return;`. */
export function isLeftBefore(node: Node, other: Node): boolean {
  for (let child = node, at = node.parent; at && !FUNCTION_LIKE.test(at.type); child = at, at = at.parent) {
    const around = at;
    const isLeft = statementsBefore(at, child).some(
      (statement) => mayLeave(statement) && !(isInside(other, around) && statement.range[1] <= other.range[0]),
    );
    if (isLeft) return true;
  }
  return false;
}

/** Jumps that stay inside of the loop or the `switch` that they are in. */
const NO_JUMP = /^$/;
const BREAK = /^BreakStatement$/;
const JUMP = /^(?:Break|Continue)Statement$/;

/** Whether a statement may end the code around it; one that throws ends all of it, and then nothing is deployed. */
export function mayLeave(statement: Node, own: RegExp = NO_JUMP): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return !own.test(statement.type) || ('label' in statement && statement.label !== null);
    case 'IfStatement':
      return (
        mayLeave(statement.consequent, own) || (statement.alternate !== null && mayLeave(statement.alternate, own))
      );
    case 'BlockStatement':
      return statement.body.some((one) => mayLeave(one, own));
    case 'LabeledStatement':
      return mayLeave(statement.body, own);
    case 'TryStatement':
      return [statement.block, statement.handler?.body, statement.finalizer].some((one) => one && mayLeave(one, own));
    case 'SwitchStatement':
      return statement.cases.some(({ consequent }) =>
        consequent.some((one) => mayLeave(one, own === NO_JUMP ? BREAK : own)),
      );
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return mayLeave(statement.body, JUMP);
    default:
      return false;
  }
}

/** The function that returns something by a statement, or that is an arrow function of one expression. */
export function functionReturning(by: Node): FunctionNode | undefined {
  const from = by.type === 'ReturnStatement' ? enclosingFunction(by) : by;
  return isFunction(from) ? from : undefined;
}

/** Whether a template has text beside its expressions. */
export function hasText({ quasis }: TSESTree.TemplateLiteral): boolean {
  return quasis.some(({ value }) => value.raw !== '');
}

/** Whether a node is part of another, or the same. */
export function isInside(node: Ranged, outer: Ranged): boolean {
  return node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];
}
