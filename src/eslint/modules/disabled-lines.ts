import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** Members of ESLint's SourceCode that the types of its utilities lack. */
interface Directives {
  /** Other linters that run ESLint plugins may not have it. */
  readonly getDisableDirectives?: () => {
    readonly directives: readonly {
      readonly type: 'disable' | 'enable' | 'disable-line' | 'disable-next-line';
      /** The rules that it names, separated by commas. */
      readonly value: string;
      readonly node: { readonly loc: TSESTree.SourceLocation };
    }[];
  };
}

/** Whether a comment such as `eslint-disable` turns a rule off for a line of a file. */
export function isDisabled(sourceCode: TSESLint.SourceCode, ruleId: string, line: number): boolean {
  let isOff = false;
  const directives = (sourceCode as unknown as Directives).getDisableDirectives?.().directives ?? [];
  for (const { type, value, node } of directives) {
    const rules = value.split(',').map((rule) => rule.trim());
    if (value.trim() !== '' && !rules.includes(ruleId)) continue;
    const { start, end } = node.loc;
    if (type === 'disable-line' && start.line === line) return true;
    if (type === 'disable-next-line' && end.line + 1 === line) return true;
    if ((type === 'disable' || type === 'enable') && start.line <= line) isOff = type === 'disable';
  }
  return isOff;
}
