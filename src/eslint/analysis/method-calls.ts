import type { TSESTree } from '@typescript-eslint/utils';
import { isMember, memberName, unwrap, wrapped, type Node } from './syntax';

/** The method that a call is of, by name; undefined for calls of functions. */
export function methodName({ callee }: TSESTree.CallExpression): string | undefined {
  const access = unwrap(callee);
  return access.type === 'MemberExpression' ? memberName(access) : undefined;
}

/** Whether a call is of a method that has such a name. */
export function isMethod({ callee }: TSESTree.CallExpression, names: RegExp): boolean {
  return isMember(unwrap(callee), names);
}

/** The object that a method is called on. */
export function receiverOf({ callee }: TSESTree.CallExpression): Node | undefined {
  const access = unwrap(callee);
  return access.type === 'MemberExpression' ? access.object : undefined;
}

/** The call of a method of an object: `list.push(…)` of its `list`. */
export function callOn(object: Node): TSESTree.CallExpression | undefined {
  const outer = wrapped(object);
  const access = outer.parent?.type === 'MemberExpression' && outer.parent.object === outer ? outer.parent : undefined;
  const call = access && wrapped(access).parent;
  return call?.type === 'CallExpression' && unwrap(call.callee) === access ? call : undefined;
}
