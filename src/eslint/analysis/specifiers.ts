import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { importedName } from './imports';

/** A name taken out of an import. */
export interface SpecifierRemoval {
  readonly declaration: TSESTree.ImportDeclaration;
  /** The specifier as it was written: `WebSocketStage as Stage`. */
  readonly specifierText: string;
  /** Takes it out; undefined where nothing else is imported. */
  readonly edit: ((fixer: TSESLint.RuleFixer) => TSESLint.RuleFix) | undefined;
}

/** How to take one name out of the import it comes from. */
export function removeSpecifier(
  sourceCode: TSESLint.SourceCode,
  local: string,
  imported: string,
): SpecifierRemoval | undefined {
  for (const declaration of sourceCode.ast.body) {
    if (declaration.type !== 'ImportDeclaration') continue;
    const specifier = declaration.specifiers.find(
      (candidate) =>
        candidate.type === 'ImportSpecifier' && candidate.local.name === local && importedName(candidate) === imported,
    );
    if (!specifier) continue;
    const specifierText = sourceCode.getText(specifier);
    if (declaration.specifiers.length === 1) return { declaration, specifierText, edit: undefined };
    const after = sourceCode.getTokenAfter(specifier);
    const before = sourceCode.getTokenBefore(specifier);
    const next = after?.value === ',' ? sourceCode.getTokenAfter(after, { includeComments: true }) : undefined;
    const range: TSESTree.Range =
      next && next.value !== '}'
        ? [specifier.range[0], next.range[0]]
        : [before?.value === ',' ? before.range[0] : specifier.range[0], specifier.range[1]];
    return { declaration, specifierText, edit: (fixer) => fixer.removeRange(range) };
  }
  return undefined;
}
