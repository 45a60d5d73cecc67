import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { once } from './once';
import { isMember, memberName, patternPath, wrapped, type Node } from './syntax';
import { isSetAgain, isTypeReference } from './variables';

/** The only value that a variable is set to; undefined for parameters, imports and variables that are set again. */
export function constantOf(variable: TSESLint.Scope.Variable): TSESTree.Expression | undefined {
  const [definition, another] = variable.defs;
  if (!definition || another || definition.node.type !== 'VariableDeclarator') return undefined;
  const { id, init } = definition.node;
  if (id.type !== 'Identifier' || !init) return undefined;
  return isSetAgain(variable) ? undefined : init;
}

/** The object from which a pattern such as `const { a: { name } } = from` reads a variable, and the names. */
export function takenOut(
  variable: TSESLint.Scope.Variable,
): { readonly from: TSESTree.Expression; readonly path: readonly string[] } | undefined {
  const [definition, another] = variable.defs;
  if (!definition || another || definition.node.type !== 'VariableDeclarator') return undefined;
  const { id, init } = definition.node;
  if (id.type !== 'ObjectPattern' || !init || hasDefault(id)) return undefined;
  const path = patternPath(id, variable.name);
  return path && !isSetAgain(variable) ? { from: init, path } : undefined;
}

function hasDefault({ properties }: TSESTree.ObjectPattern): boolean {
  return properties.some(
    ({ value }) => value?.type === 'AssignmentPattern' || (value?.type === 'ObjectPattern' && hasDefault(value)),
  );
}

/**
 * Whether nothing changes an object after its literal: its variable is only spread, read by property, passed to a
 * construct of a known library, or named as a type.
 */
export function isUntouched(
  { references, defs }: TSESLint.Scope.Variable,
  isHarmless: (use: Node) => boolean,
): boolean {
  if (defs.some(({ node }) => isExported(node))) return false;
  return references.every((reference) => {
    if (reference.init === true || isTypeReference(reference)) return true;
    return isRead(reference.identifier, isHarmless) && isPartRead(reference);
  });
}

/** Whether a part of an object that gets a name of its own is only read by that: `const part = object.part`. */
function isPartRead({ identifier, from }: TSESLint.Scope.Reference): boolean {
  const { parent: declarator } = wholeAccess(identifier);
  return declarator?.type !== 'VariableDeclarator' || areNamesRead(declarator, from);
}

/** Whether the names of a declaration are only read. It is asked for each part of an object, wherever that is used. */
const areNamesRead = once((declarator: TSESTree.VariableDeclarator, { variables }: TSESLint.Scope.Scope): boolean => {
  const names = variables.filter(({ defs }) => defs.some(({ node }) => node === declarator));
  return names.every(({ references }) =>
    references.every((reference) => reference.isWrite() || isReadOnly(reference.identifier, true)),
  );
});

/** `object.part.name` of its `object` */
function wholeAccess(object: Node): Node {
  const outer = wrapped(object);
  const { parent } = outer;
  return parent?.type === 'MemberExpression' && parent.object === outer ? wholeAccess(parent) : outer;
}

function isExported(declarator: Node): boolean {
  return declarator.parent?.parent?.type === 'ExportNamedDeclaration';
}

/** Whether a use of an object leaves it as it is. */
export function isRead(use: Node, isHarmless: (use: Node) => boolean): boolean {
  const outer = wrapped(use);
  const { parent } = outer;
  if (parent?.type === 'SpreadElement') return parent.parent.type === 'ObjectExpression';
  if (parent?.type === 'TSTypeQuery') return true;
  if (parent?.type === 'VariableDeclarator') return parent.id.type === 'ObjectPattern';
  if (parent?.type === 'ForOfStatement') return parent.right === outer;
  if (parent?.type === 'MemberExpression' && parent.object === outer) {
    return memberName(parent) !== undefined && isReadOnly(parent);
  }
  return isHarmless(outer);
}

/** Methods of lists that do not change them. */
const READING =
  /^(?:forEach|map|flatMap|filter|some|every|find|includes|indexOf|join|at|slice|concat|entries|keys|values)$/;

/** Methods of lists that change them; other methods of a member are those of a construct. */
const CHANGING = /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;

/**
 * Whether a member access, or a member reached through it, is only read.
 *
 * @param isInner whether it is of a member of the object
 */
function isReadOnly(use: Node, isInner = false): boolean {
  const outer = wrapped(use);
  const { parent } = outer;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object !== outer || isReadOnly(parent, true);
    case 'AssignmentExpression':
      return parent.left !== outer;
    case 'UpdateExpression':
      return false;
    case 'UnaryExpression':
      return parent.operator !== 'delete';
    case 'CallExpression':
      if (parent.callee !== outer) return parent.arguments[0] !== outer || !isMember(parent.callee, /^assign$/);
      return isMember(outer, READING) || (isInner && !isMember(outer, CHANGING));
    default:
      return true;
  }
}
