import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** What ESLint tells of a file, and the types of its utilities do not. */
interface Directives {
  /** Other linters that take plugins of ESLint may not have it. */
  readonly getDisableDirectives?: () => {
    readonly directives: readonly {
      readonly type: 'disable' | 'enable' | 'disable-line' | 'disable-next-line';
      /** The rules that it names, with commas between them. */
      readonly value: string;
      readonly node: { readonly loc: TSESTree.SourceLocation };
    }[];
  };
}

/** Whether comments of a file turn a rule off for one of its lines, as `eslint-disable` does. */
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
