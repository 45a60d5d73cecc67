import { isMember, memberName, wrapped, type Node } from './syntax';

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

/** Methods of lists that give each of their entries to a function. */
export const PASSING = /^(?:forEach|map|flatMap|filter|some|every|find)$/;

/** Methods of lists whose result has entries of the list, or is one. */
export const CHOOSING = /^(?:filter|find|at|slice|concat|entries|values)$/;

/** Other methods of lists that do not change them. */
const READING = /^(?:includes|indexOf|join|keys)$/;

/** Methods of lists that change them; other methods of a member are those of a construct. */
const CHANGING = /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;

/**
 * Whether a member access, or a member reached through it, is only read.
 *
 * @param isInner whether it is of a member of the object
 */
export function isReadOnly(use: Node, isInner = false): boolean {
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
      return (
        [PASSING, CHOOSING, READING].some((names) => isMember(outer, names)) || (isInner && !isMember(outer, CHANGING))
      );
    default:
      return true;
  }
}
