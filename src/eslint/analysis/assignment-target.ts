import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, wrapped } from './syntax';

/** The name under which a function has what it makes: a variable, or a field of `this`. */
export function holderOf(creation: TSESTree.NewExpression): string | undefined {
  const { parent } = wrapped(creation);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent?.type !== 'AssignmentExpression' || parent.left.type !== 'MemberExpression') return undefined;
  const name = parent.left.object.type === 'ThisExpression' ? memberName(parent.left) : undefined;
  return name === undefined ? undefined : `this.${name}`;
}
