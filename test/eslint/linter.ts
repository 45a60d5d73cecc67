import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as path from 'node:path';
import type { RuleDescription } from '../../src/eslint/define-source-rule';
import { SOURCE_ONLY } from '../../src/eslint/rule-index';
import { CATALOGUE } from '../../src/rules/catalogue';
import { HERE, programOf } from './compile';
import plugin from '../../src/eslint';

const linter = new Linter({ cwd: HERE });

/** What one rule, or every rule, says of a TypeScript file. */
export function lint(code: string, ...ruleIds: readonly string[]): readonly Linter.LintMessage[] {
  return lintFile({ code, filename: 'app.ts' }, ruleIds);
}

/** The same, of a file that a program knows: the parser offers its types. */
export function lintTyped(
  code: string,
  others: Readonly<Record<string, string>>,
  ruleId: string,
): readonly Linter.LintMessage[] {
  const programs = [programOf(new Map(Object.entries({ ...others, 'app.ts': code })))];
  const parserOptions = { programs, tsconfigRootDir: HERE };
  return lintFile({ code, filename: path.join(HERE, 'app.ts'), languageOptions: { parser, parserOptions } }, [ruleId]);
}

/** A file, and how it is read; @default as TypeScript, and without options of rules */
interface LintedFile {
  readonly code: string;
  readonly filename: string;
  readonly languageOptions?: Linter.LanguageOptions;
  readonly options?: readonly unknown[];
}

/** What some rules, or every rule, say of a file. */
export function lintFile(
  { code, filename, languageOptions = { parser }, options = [] }: LintedFile,
  ruleIds: readonly string[] = [],
): readonly Linter.LintMessage[] {
  const ids = ruleIds.length > 0 ? ruleIds : Object.keys(plugin.rules);
  const rules = Object.fromEntries(
    ids.map((id): [string, Linter.RuleEntry] => [`websocket-guard/${id}`, ['error', ...options]]),
  );
  const plugins = { 'websocket-guard': plugin };
  const messages = linter.verify(code, [{ files: ['**/*.*'], languageOptions, plugins, rules }], filename);
  // Of a file that cannot be read, or that nothing is configured for.
  const unread = messages.find(({ ruleId }) => ruleId === null);
  if (unread) throw new Error(unread.message);
  return messages;
}

/** The file after the fix, or the only suggestion, of each report of a rule; undefined where a report has neither. */
export function mend(code: string, ruleId: string): string | undefined {
  let text = code;
  for (let round = 0; round < 20; round++) {
    const message = lint(text, ruleId).at(0);
    if (!message) return text;
    const edit = message.fix ?? message.suggestions?.[0]?.fix;
    if (!edit) return undefined;
    text = text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
  }
  throw new Error(`the fixes of ${ruleId} never end`);
}

/** The policies that have a rule, and what stands for a policy where only source code shows it. */
export const described: readonly RuleDescription[] = Object.keys(plugin.rules).map((id) => {
  const description = [...CATALOGUE, ...SOURCE_ONLY].find((one) => one.id === id);
  if (!description) throw new Error(`rule ${id} has no policy`);
  return description;
});
