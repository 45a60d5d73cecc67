import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, wrapped } from './syntax';

/** The variable or field of `this` that holds a created object, by name. */
export function holderOf(creation: TSESTree.NewExpression): string | undefined {
  const { parent } = wrapped(creation);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent?.type !== 'AssignmentExpression' || parent.left.type !== 'MemberExpression') return undefined;
  const name = parent.left.object.type === 'ThisExpression' ? memberName(parent.left) : undefined;
  return name === undefined ? undefined : `this.${name}`;
}
