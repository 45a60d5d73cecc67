import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { patternPath } from './syntax';
import { isSetAgain } from './variables';

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
