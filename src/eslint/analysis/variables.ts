import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** An identifier that refers to a variable. */
export type Name = TSESTree.Identifier | TSESTree.JSXIdentifier;

/** The variable a name stands for where it is used. */
export function variableOf(sourceCode: TSESLint.SourceCode, name: Name): TSESLint.Scope.Variable | undefined {
  return variableAt(sourceCode, name, name.name);
}

/** The variable that a name would stand for at a place. */
export function variableAt(
  sourceCode: TSESLint.SourceCode,
  at: TSESTree.Node,
  name: string,
): TSESLint.Scope.Variable | undefined {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(at); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable;
  }
  return undefined;
}

/** What declares the variable that a name stands for, first. */
export function definitionOf(sourceCode: TSESLint.SourceCode, name: Name): TSESLint.Scope.Definition | undefined {
  return variableOf(sourceCode, name)?.defs[0];
}

/** Whether an expression is a global: a name that the file itself does not declare. */
export function isGlobal(sourceCode: TSESLint.SourceCode, node: TSESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name && definitionOf(sourceCode, node) === undefined;
}

/** The type that a variable or a parameter is declared with. */
export function annotationOf(sourceCode: TSESLint.SourceCode, name: Name): TSESTree.TypeNode | undefined {
  const declared = definitionOf(sourceCode, name)?.name;
  return declared?.type === 'Identifier' ? declared.typeAnnotation?.typeAnnotation : undefined;
}

/** Every place where the variable that a name stands for is read or set. */
export function referencesOf(sourceCode: TSESLint.SourceCode, name: Name): readonly TSESLint.Scope.Reference[] {
  return variableOf(sourceCode, name)?.references ?? [];
}

/** Whether a variable is assigned after its declaration. */
export function isSetAgain({ references }: TSESLint.Scope.Variable): boolean {
  for (const reference of references) if (reference.init !== true && reference.isWrite()) return true;
  return false;
}

/** Whether a name is used as a type, which does not affect the object. */
export function isTypeReference(reference: TSESLint.Scope.Reference): boolean {
  return (reference as { isTypeReference?: boolean }).isTypeReference === true;
}
